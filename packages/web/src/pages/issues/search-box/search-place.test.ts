import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeAt, quoted, withSuggestion } from "./search-place.ts";

/** The text with `|` where the cursor stands. */
function at(marked: string) {
  const cursor = marked.indexOf("|");
  return { text: marked.replace("|", ""), cursor };
}

describe("what is being written", () => {
  test.each([
    ["|", { typed: "", start: 0, end: 0 }],
    ["is:unresolved |", { typed: "", start: 14, end: 14 }],
    ["lev|", { typed: "lev", start: 0, end: 3 }],
    ["!lev|", { typed: "lev", start: 1, end: 4 }],
    ["is:unres|olved timeout", { key: "is", typed: "unres", start: 3, end: 13 }],
    ["!browser:|", { key: "browser", typed: "", start: 9, end: 9 }],
    ['a user.email:"kim l|ee" b', { key: "user.email", typed: "kim l", start: 13, end: 22 }],
    ['release:"half|', { key: "release", typed: "half", start: 8, end: 13 }],
  ])("at %s", (marked, place) => {
    const { text, cursor } = at(marked);
    expect(placeAt(text, cursor)).toEqual(place);
  });
});

describe("a suggestion", () => {
  test.each([
    ["lev|", "level:", "level:|"],
    ["lev| timeout", "level:", "level:| timeout"],
    ["level:er|", "error", "level:error |"],
    ["is:unres|olved timeout", "resolved", "is:resolved |timeout"],
    ['browser:"Fire| fox" b', '"Firefox 3"', 'browser:"Firefox 3" |b'],
  ])("takes the place of what was typed: %s with %s", (marked, suggestion, after) => {
    const { text, cursor } = at(marked);
    const made = withSuggestion(text, placeAt(text, cursor), suggestion);
    expect(`${made.text.slice(0, made.cursor)}|${made.text.slice(made.cursor)}`).toBe(after);
  });
});

test("values that would fall apart are quoted", () => {
  expect(quoted("Firefox")).toBe("Firefox");
  expect(quoted("shop@1.4.2")).toBe("shop@1.4.2");
  expect(quoted('say "hi"')).toBe(String.raw`"say \"hi\""`);
  expect(quoted("")).toBe('""');
});

test("a place is always inside the text, and around the cursor", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.nat(40), (text, nat) => {
      const cursor = Math.min(nat, text.length);
      const { start, end } = placeAt(text, cursor);
      expect(start).toBeGreaterThanOrEqual(0);
      expect(start).toBeLessThanOrEqual(end);
      expect(end).toBeGreaterThanOrEqual(cursor);
      expect(end).toBeLessThanOrEqual(text.length);
    }),
  );
});
