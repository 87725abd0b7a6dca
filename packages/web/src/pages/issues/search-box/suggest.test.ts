import { expect, test } from "vitest";
import { placeAt } from "./search-place.ts";
import { isTagKey, suggest, type SuggestInput } from "./suggest.ts";

const tags = ["browser", "level", "lever"].map((key) => ({ key, name: key, totalValues: 1 }));

function labels(text: string, more: Partial<SuggestInput> = {}) {
  const place = placeAt(text, text.length);
  const nothing = { ofEvents: false, tags, values: [], members: [], teams: [], recent: [] };
  return suggest({ ...nothing, place, ...more }).map(({ label }) => label);
}

test("keys that begin with what was typed come first, those of tags among them once", () => {
  expect(labels("lev")).toEqual(["level:", "lever:"]);
  expect(labels("seen")).toEqual(["firstSeen:", "lastSeen:", "timesSeen:"]);
});

test("with nothing typed, searches made before come first", () => {
  const recent = ["a", "b", "c", "d", "e"];
  expect(labels("", { recent }).slice(0, 5)).toEqual(["a", "b", "c", "d", "is:"]);
  expect(labels("x", { recent })).not.toContain("a");
});

test("values are the known ones of a key, and those of tags that the API knows", () => {
  expect(labels("level:er")).toEqual(["error"]);
  expect(labels("browser:", { values: ["Firefox 3", ""] })).toEqual(["Firefox 3", "(empty)"]);
  expect(labels("release:", { values: ["shop@1"] })).toEqual(["latest", "shop@1"]);
  expect(labels("has:lev")).toEqual(["level", "lever"]);
});

test("a value with a space is written in quotes", () => {
  const place = placeAt("browser:", 8);
  const nothing = { ofEvents: false, members: [], teams: [], recent: [] };
  expect(suggest({ ...nothing, place, tags, values: ["Firefox 3"] })[0]?.insert).toBe(
    '"Firefox 3"',
  );
});

test("of events, only what they tell by themselves is suggested", () => {
  expect(labels("", { ofEvents: true })).not.toContain("is:");
  expect(labels("lev", { ofEvents: true })).toEqual(["level:", "lever:"]);
  expect(labels("seen", { ofEvents: true })).toEqual([]);
  expect(labels("release:", { ofEvents: true, values: ["shop@1"] })).toEqual(["shop@1"]);
});

test("whoever can be assigned is suggested after me, my teams and nobody", () => {
  expect(labels("assigned:")).toEqual(["me", "my_teams", "none"]);
  expect(labels("assigned_to:my")).toEqual(["my_teams"]);
});

test("only the values of tags are asked for", () => {
  expect(["browser", "release", "environment"].every(isTagKey)).toBe(true);
  expect(["is", "level", "timesSeen", "title", "assigned"].some(isTagKey)).toBe(false);
});
