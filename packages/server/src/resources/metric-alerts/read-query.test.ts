import { expect, test } from "vitest";
import { readQuery } from "./read-query.ts";

test("what an event tells by itself is taken", () => {
  expect(readQuery('!level:[error, fatal] has:release user.id:7 title:Pay* "no total"')).toEqual({
    terms: [
      { kind: "level", levels: ["error", "fatal"], negated: true },
      { kind: "has-tag", key: "release", negated: false },
      {
        kind: "user",
        field: "id",
        patterns: [{ kind: "exact", value: "7" }],
        negated: false,
      },
      {
        kind: "text-field",
        field: "title",
        patterns: [{ kind: "like", like: "pay%" }],
        negated: false,
      },
      { kind: "text", patterns: [{ kind: "exact", value: "no total" }], negated: false },
    ],
  });
});

test.each([
  ["is:resolved", "is:"],
  ["assigned:me", "assigned:"],
  ["bookmarks:me", "bookmarks:"],
  ["timesSeen:>5", "timesSeen:"],
  ["age:-24h", "age:"],
  ["release:latest", "release:latest"],
  ["priority:high", "priority:"],
  ["project:shop", "project:"],
  ["issue:SHOP-1", "issue:"],
])("%s says something of issues and is refused", (query, named) => {
  expect(readQuery(query)).toEqual({ sentence: expect.stringContaining(named) as string });
});
