import { expect, test } from "vitest";
import { readForm } from "./form-shape.ts";
import type { FormShape, SelectField } from "./form-shape.ts";
import {
  dependentDataOf,
  fromSettings,
  initialValues,
  missingLabels,
  toSentFields,
  toSettings,
  withValue,
} from "./form-values.ts";

const select = (name: string, more: object = {}) => ({
  type: "select",
  label: name,
  name,
  ...more,
});
const form = read({
  uri: "/tasks",
  required_fields: [
    { type: "text", label: "Title", name: "title", default: "issue.title" },
    select("board", { uri: "/boards" }),
  ],
  optional_fields: [
    select("owner", { uri: "/people", depends_on: ["board"] }),
    select("desk", { uri: "/desks", depends_on: ["owner", "board"] }),
    { type: "textarea", label: "Text", name: "text", default: "issue.description" },
  ],
});

test("a form begins with what the issue says and what was filled in before", () => {
  const defaults = { "issue.title": "TypeError: x" };
  expect(initialValues(form, { defaults })).toEqual({ title: "TypeError: x" });
  expect(initialValues(form, { defaults, before: { title: "Mine", board: 5 } })).toEqual({
    title: "Mine",
    board: 5,
  });
});

test("a select begins with its default, or with its only choice", () => {
  const choices = [
    ["a", "A"],
    ["b", "B"],
  ];
  const fields = [
    select("one", { choices: [["a", "A"]] }),
    select("two", { choices }),
    select("three", { choices, defaultValue: "b" }),
  ];
  expect(initialValues(read({ uri: "/", required_fields: fields }))).toEqual({
    one: "a",
    three: "b",
  });
});

test("another choice empties what depends on it, however far", () => {
  const values = { title: "T", board: 1, owner: "ada", desk: "4", text: "t" };
  expect(withValue(form, values, "board", 2)).toEqual({ title: "T", text: "t", board: 2 });
  expect(withValue(form, values, "owner", undefined)).toEqual({ title: "T", board: 1, text: "t" });
  expect(withValue(form, values, "text", "u")).toEqual({ ...values, text: "u" });
});

test("selects that depend on each other do not empty without end", () => {
  const fields = [select("a", { depends_on: ["b"] }), select("b", { depends_on: ["a"] })];
  const round = read({ uri: "/", required_fields: fields });
  expect(withValue(round, { a: 1, b: 2 }, "a", 3)).toEqual({ a: 3 });
});

test("an integration is asked with what a select depends on, once all of it is there", () => {
  const desk = form.optional_fields.find(({ name }) => name === "desk") as SelectField;
  expect(dependentDataOf(desk, { board: 5 })).toEqual({ ready: false, missing: ["owner"] });
  expect(dependentDataOf(desk, { board: 5, owner: "ada" })).toEqual({
    ready: true,
    data: '{"owner":"ada","board":5}',
  });
  const board = form.required_fields.find(({ name }) => name === "board") as SelectField;
  expect(dependentDataOf(board, {})).toEqual({ ready: true, data: undefined });
});

test("only required fields can be missing, and blanks are no value", () => {
  expect(missingLabels(form, { title: "  " })).toEqual(["Title", "board"]);
  expect(missingLabels(form, { title: "T", board: 0 })).toEqual([]);
});

test("the form's own fields are sent, without empty ones", () => {
  const values = { title: "T", board: 5, text: "", stranger: "x" };
  expect(toSentFields(form, values)).toEqual({ title: "T", board: 5 });
  const settings = toSettings(form, values);
  expect(settings).toEqual([
    { name: "title", value: "T" },
    { name: "board", value: 5 },
  ]);
  expect(fromSettings(settings)).toEqual({ title: "T", board: 5 });
  expect(fromSettings([{ name: "a" }, { name: "b", value: null }])).toEqual({});
});

function read(raw: object): FormShape {
  return readForm(raw) ?? { uri: "", required_fields: [], optional_fields: [] };
}
