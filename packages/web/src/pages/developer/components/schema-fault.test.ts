import { expect, test } from "vitest";
import { readJson } from "./json-places.ts";
import { elementsOf, lineOfMessage } from "./schema-fault.ts";

const TEXT = `{
  "elements": [
    { "type": "stacktrace-link", "uri": "/a" },
    {
      "type": "issue-link",
      "link": {
        "uri": "/link",
        "required_fields": [
          { "type": "text", "label": "Title" }
        ]
      }
    }
  ]
}`;

test.each([
  ["'name' is a required property in link.required_fields[0] for element of type 'issue-link'", 9],
  ["'create' is a required property for element of type 'issue-link'", 4],
  ["'b' does not match '^\\\\/' in uri for element of type 'stacktrace-link'", 3],
  ["Multiple elements of type: stacktrace-link", 3],
  ["Element has type 'issue-link'. Type must be one of the following: ['a']", 4],
  ["[] is too short in elements", 2],
  ["Something else", 2],
])("%s: line %i", (message, line) => {
  const read = readJson(TEXT);
  if (!("lines" in read)) throw new Error("it is JSON");
  expect(lineOfMessage(message, read.value, read.lines)).toBe(line);
});

test("without elements there is no line to name", () => {
  expect(lineOfMessage("'elements' is a required property", { a: 1 }, new Map())).toBeUndefined();
  expect(elementsOf(null)).toBeUndefined();
  expect(elementsOf({ elements: [1] })).toEqual([1]);
});
