import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readJson, toPlace } from "./json-places.ts";

test("any JSON is read as JSON.parse reads it", () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(0, 2), (json, indent) => {
      const expected: unknown = JSON.parse(json);
      expect(readJson(JSON.stringify(expected, null, indent))).toMatchObject({ value: expected });
    }),
  );
});

test("any text is read or refused as JSON.parse does", () => {
  const signs = fc.constantFrom(...'{}[]",:\\ \n\t1e.-tn0ulrsafb'.split(""));
  fc.assert(
    fc.property(fc.string({ unit: signs }), (text) => {
      fc.pre(text.trim() !== "");
      expect(readJson(text).fault === undefined).toBe(isJson(text));
    }),
    { numRuns: 2000 },
  );
});

test("the line of each value is known by its path", () => {
  const text =
    '{\n  "elements": [\n    { "type": "a",\n      "uri": "/a" },\n    { "type": "b" }\n  ]\n}';
  const read = readJson(text);
  const lines = "lines" in read ? read.lines : new Map<string, number>();
  expect(lines.get("elements")).toBe(2);
  expect(lines.get("elements.0.uri")).toBe(4);
  expect(lines.get("elements.1.type")).toBe(5);
});

test.each([
  ['{"a": 1,}', 1, 9, "comma before this }"],
  ['{\n  "a": 1\n  "b": 2\n}', 3, 3, "comma or }"],
  ["{a: 1}", 1, 2, "double quotes"],
  ['{"a" 1}', 1, 6, "colon"],
  ["[1, 2", 1, 6, "comma or ]"],
  ['{"a": ', 1, 7, "ends too early"],
  ['{"a": "b', 1, 7, "not closed"],
  ["{} {}", 1, 4, "more after the end"],
  ["{'a': 1}", 1, 2, "double quotes"],
])("%j is refused at line %i, column %i", (text, line, column, words) => {
  expect(readJson(text).fault).toMatchObject({ line, column });
  expect(readJson(text).fault?.sentence).toContain(words);
});

test("a text of many brackets is refused, and empty text is empty", () => {
  expect(readJson("[".repeat(5000)).fault?.sentence).toContain("too deeply");
  expect(readJson(" \n")).toMatchObject({ value: {} });
  expect(toPlace("ab\ncd", 4)).toEqual({ line: 2, column: 2 });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
