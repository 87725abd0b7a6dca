import * as fc from "fast-check";
import { expect, test } from "vitest";
import { slugCandidates, slugify } from "./slugify.ts";

test.for([
  ["Acme", "acme"],
  ["The Spoiled Yoghurt", "the-spoiled-yoghurt"],
  ["  Crème & Brûlée!  ", "creme-brulee"],
  ["snake_case", "snake_case"],
  ["42", "project-42"],
  ["日本語", "project"],
  ["", "project"],
  ["a - b", "a-b"],
] as const)("the name of %j is %j", ([title, slug]) => {
  expect(slugify(title, "project", 50)).toBe(slug);
});

test("whatever the title, the name is one that paths accept", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 7, max: 60 }), (title, max) => {
      const slug = slugify(title, "project", max);
      expect(slug).toMatch(/^(?!\d+$)[a-z0-9_-]+$/);
      expect(slug.length).toBeLessThanOrEqual(max);
    }),
  );
});

test("further candidates count up and keep to the length", () => {
  const candidates = slugCandidates("abcdefgh", 8);
  expect(candidates.next().value).toBe("abcdefgh");
  expect(candidates.next().value).toBe("abcdef-2");
  expect(candidates.next().value).toBe("abcdef-3");
});
