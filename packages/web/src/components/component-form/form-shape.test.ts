import { expect, test } from "vitest";
import { fieldsOfForm, readChoices, readForm } from "./form-shape.ts";

test("a form is read with its fields, the required ones first", () => {
  const form = readForm({
    uri: "/tasks",
    description: "Makes a task.",
    optional_fields: [
      { type: "textarea", label: "Text", name: "text", default: "issue.description" },
    ],
    required_fields: [
      { type: "text", label: "Title", name: "title", default: "issue.title" },
      { type: "select", label: "Size", name: "size", options: [["s", "Small"]] },
    ],
  });
  expect(form?.description).toBe("Makes a task.");
  expect(form && fieldsOfForm(form)).toEqual([
    { type: "text", label: "Title", name: "title", default: "issue.title" },
    {
      type: "select",
      label: "Size",
      name: "size",
      async: true,
      skip_load_on_open: false,
      depends_on: [],
      choices: [["s", "Small"]],
      isPrepared: true,
    },
    { type: "textarea", label: "Text", name: "text", default: "issue.description" },
  ]);
});

test("a prepared select has the choices and the default the server gave", () => {
  const raw = {
    type: "select",
    label: "Board",
    name: "board",
    uri: "/boards",
    async: false,
    depends_on: ["team", 7],
    skip_load_on_open: true,
    choices: [[5, "Five"]],
    defaultValue: 5,
  };
  expect(readForm({ uri: "/", required_fields: [raw] })?.required_fields).toEqual([
    { ...raw, depends_on: ["team"], isPrepared: true },
  ]);
});

test("what a select offers at first is still to be asked for where the builder wrote the form", () => {
  const field = { type: "select", label: "Board", name: "board", uri: "/boards" };
  expect(readForm({ uri: "/", required_fields: [field] })?.required_fields).toMatchObject([
    { choices: [], isPrepared: false },
  ]);
});

test.each([null, "form", [], {}, { uri: 5 }])("%j is no form", (raw) => {
  expect(readForm(raw)).toBeUndefined();
});

test("what is no field is left out", () => {
  const fields = [null, { type: "text" }, { type: "number", name: "n", label: "N" }, "text"];
  expect(readForm({ uri: "/", required_fields: fields, optional_fields: {} })).toEqual({
    uri: "/",
    required_fields: [],
    optional_fields: [],
  });
});

test("a value that is offered twice is there once, whether text or number", () => {
  expect(readChoices([["1", "One"], [1, "Uno"], ["2"], "3", [null, "x"]])).toEqual([["1", "One"]]);
  expect(readChoices("all")).toEqual([]);
});
