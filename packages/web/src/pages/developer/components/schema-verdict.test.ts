import { expect, test } from "vitest";
import { EXAMPLES, withExample } from "./examples.ts";
import { readJson } from "./json-places.ts";
import { loadSamples } from "./load-samples.ts";
import { toAbsolute } from "./preview-address.ts";
import { sentBody } from "./sent-body.ts";
import { toText } from "./schema-text.ts";
import { readVerdict } from "./schema-verdict.ts";

test("what we cannot read is wrong without asking the server", () => {
  expect(readVerdict(readJson("{"), undefined)).toMatchObject({
    kind: "wrong",
    line: 1,
    column: 2,
  });
});

test("what the server said names the line", () => {
  const read = readJson('{ "elements": [\n { "type": "stacktrace-link" } ] }');
  expect(readVerdict(read, undefined)).toEqual({ kind: "checking" });
  const message = "'uri' is a required property for element of type 'stacktrace-link'";
  expect(readVerdict(read, { message, types: [] })).toEqual({
    kind: "wrong",
    sentence: message,
    line: 2,
  });
  const types = ["stacktrace-link" as const];
  expect(readVerdict(read, { message: null, types })).toEqual({ kind: "fine", types });
});

test("examples are added to what there is, one of each type", () => {
  const all = EXAMPLES.reduce<object>((schema, example) => withExample(schema, example), { v: 1 });
  expect(all).toEqual({ v: 1, elements: EXAMPLES });
  expect(new Set(EXAMPLES.map(({ type }) => type)).size).toBe(4);
  expect(toText({})).toBe("");
  expect(toText({ elements: [] })).toBe('{\n  "elements": []\n}');
});

test("sample choices say where real ones are asked for, and answer to what is typed", async () => {
  const { signal } = new AbortController();
  const all = await loadSamples({ uri: "/boards", dependentData: '{"team":"blue"}' }, signal);
  expect(all.choices[1]).toEqual(["sample-2", "Sample 2 of /boards for blue"]);
  expect((await loadSamples({ uri: "/boards", query: "PLE 3" }, signal)).choices).toHaveLength(1);
});

test("a path is on the host of the webhook address", () => {
  expect(toAbsolute("https://tasks.example/hooks?a=1", "/boards")).toBe(
    "https://tasks.example/boards",
  );
  expect(toAbsolute(null, "/boards")).toBe("/boards");
});

test("alerts send their fields as a list, issues as an object", () => {
  expect(sentBody("alert", "/alert", { board: 5 })).toContain('"name": "board"');
  expect(sentBody("issue", "/tasks", { board: 5 })).toMatch(
    /^POST \/tasks\n\n\{\n {2}"fields": \{\n {4}"board": 5/,
  );
});
