import * as fc from "fast-check";
import { expect, test } from "vitest";
import { rewrite } from "./span.ts";

function spanOf(start: number, end: number, replacement = "*") {
  return { start, end, rule: "r", replacement };
}

test("every span gives way to its replacement, whatever the order", () => {
  const { text, replaced } = rewrite("0123456789", [spanOf(6, 8, "<six>"), spanOf(1, 3)]);
  expect(text).toBe("0*345<six>89");
  expect(replaced).toEqual([
    { rule: "r", start: 1, end: 2, oldStart: 1, oldEnd: 3 },
    { rule: "r", start: 5, end: 10, oldStart: 6, oldEnd: 8 },
  ]);
});

test("of spans that overlap nothing is left over", () => {
  expect(rewrite("0123456789", [spanOf(1, 5), spanOf(3, 8)]).text).toBe("0*89");
  expect(rewrite("0123456789", [spanOf(3, 4, "short"), spanOf(3, 8, "long")]).text).toBe(
    "012long89",
  );
});

test("what was covered is gone, what was not stays", () => {
  const range = fc
    .tuple(fc.nat(20), fc.nat(5))
    .map(([start, length]) => spanOf(start, start + length + 1));
  fc.assert(
    fc.property(fc.array(range), (spans) => {
      const text = "abcdefghijklmnopqrstuvwxyz";
      const kept = text
        .split("")
        .filter((_, at) => !spans.some(({ start, end }) => start <= at && at < end));
      expect(rewrite(text, spans).text.replaceAll("*", "")).toBe(kept.join(""));
    }),
  );
});
