import * as fc from "fast-check";
import { expect, test } from "vitest";
import { exceedsJsonDepth } from "./index.ts";

const bytes = (text: string): Uint8Array => Buffer.from(text);

test.each([
  ['{"a":[{"b":1}]}', 3, false],
  ['{"a":[{"b":1}]}', 2, true],
  ["[[[]],[[]],[[]]]", 3, false],
  ['{"a":"[[[[[[[[","b":"]]"}', 1, false],
  [String.raw`{"a":"\"[[[[","b":"\\"}`, 1, false],
  [String.raw`{"a":"\\","b":[[[]]]}`, 3, true],
  ["", 0, false],
  ["42", 0, false],
])("%s nested deeper than %i: %j", (text, limit, exceeds) => {
  expect(exceedsJsonDepth(bytes(text), limit)).toBe(exceeds);
});

test("a million open brackets are told from the first few hundred", () => {
  expect(exceedsJsonDepth(bytes("[".repeat(1_000_000)), 200)).toBe(true);
});

test("it agrees with the depth of the parsed value", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), fc.nat(6), (text, limit) => {
      expect(exceedsJsonDepth(bytes(text), limit)).toBe(depthOf(JSON.parse(text)) > limit);
    }),
  );
});

test("any bytes are scanned to an end", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (input) => {
      expect(typeof exceedsJsonDepth(input, 3)).toBe("boolean");
    }),
  );
});

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}
