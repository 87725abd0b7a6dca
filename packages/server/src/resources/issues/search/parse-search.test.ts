import { describe, expect, test } from "vitest";
import { parseSearch } from "./parse-search.ts";

const NOW = Date.UTC(2030, 0, 15, 12);
const HOUR = 3_600_000;

const read = (query: string): unknown => {
  const parsed = parseSearch(query, NOW);
  return parsed.kind === "search" ? parsed.terms : parsed.sentence;
};
const exact = (value: string) => ({ kind: "exact", value });

test("an empty search asks for nothing", () => {
  expect(read("")).toEqual([]);
  expect(read("  \n ")).toEqual([]);
  expect(read('""')).toEqual([]);
});

describe("one filter", () => {
  test.each<[query: string, term: object]>([
    ["is:unresolved", { kind: "status", status: "unresolved" }],
    ["is:Archived", { kind: "status", status: "ignored" }],
    ["is:assigned", { kind: "assigned" }],
    ["is:linked", { kind: "linked" }],
    ["is:for_review", { kind: "for-review" }],
    ["is:regressed", { kind: "substatus", substatus: "regressed" }],
    ["assigned:me", { kind: "assignee", whom: [{ kind: "me" }] }],
    ["assigned_or_suggested:none", { kind: "assignee", whom: [{ kind: "none" }] }],
    [
      "assigned:[#ops, my_teams, ada@acme.example]",
      {
        kind: "assignee",
        whom: [
          { kind: "team", slug: "ops" },
          { kind: "my-teams" },
          { kind: "person", name: "ada@acme.example" },
        ],
      },
    ],
    ["bookmarks:me", { kind: "bookmarked", whom: [{ kind: "me" }] }],
    ["level:[error, Fatal]", { kind: "level", levels: ["error", "fatal"] }],
    ['level:"warning"', { kind: "level", levels: ["warning"] }],
    ["issue.type:error", { kind: "issue-type", types: ["error"] }],
    ["issue.category:[feedback,performance]", { kind: "issue-type", types: ["feedback"] }],
    ["error.unhandled:1", { kind: "unhandled" }],
    ["project:[shop, 11]", { kind: "project", names: ["shop", "11"] }],
    ["issue:SHOP-3", { kind: "issue", names: ["SHOP-3"] }],
    ["release:latest", { kind: "latest-release", isFirst: false }],
    ["firstRelease:latest", { kind: "latest-release", isFirst: true }],
    [
      "first-release:shop@1.0",
      { kind: "text-column", column: "firstRelease", patterns: [exact("shop@1.0")] },
    ],
    ["release:shop@1.0", { kind: "tag", key: "release", patterns: [exact("shop@1.0")] }],
    [
      "release:shop@*",
      { kind: "tag", key: "release", patterns: [{ kind: "like", like: "shop@%" }] },
    ],
    [
      "environment:production",
      { kind: "tag", key: "environment", patterns: [exact("production")] },
    ],
    ["browser.name:Firefox", { kind: "tag", key: "browser.name", patterns: [exact("Firefox")] }],
    ["tags[has space-less]:x", { kind: "text", chunks: ["tags[has", "space-less]:x"] }],
    ["tags[level2]:x", { kind: "tag", key: "level2", patterns: [exact("x")] }],
    ['url:"a b \\"c\\""', { kind: "tag", key: "url", patterns: [exact('a b "c"')] }],
    ["path:C:\\logs", { kind: "tag", key: "path", patterns: [exact("C:\\logs")] }],
    ["note:5\\*", { kind: "tag", key: "note", patterns: [exact("5*")] }],
    [
      'note:["a, b", 100%_*!]',
      {
        kind: "tag",
        key: "note",
        patterns: [exact("a, b"), { kind: "like", like: "100!%!_%!!" }],
      },
    ],
    ["has:release", { kind: "has-tag", key: "release" }],
    ["has:user.email", { kind: "has-user", field: "email" }],
    ["user.id:42", { kind: "user", field: "id", patterns: [exact("42")] }],
    [
      "user.email:*@Acme.example",
      { kind: "user", field: "email", patterns: [{ kind: "like", like: "%@acme.example" }] },
    ],
    ["user.ip:192.0.2.7", { kind: "user", field: "ip", patterns: [exact("192.0.2.7")] }],
    ["user:id:42", { kind: "tag", key: "user", patterns: [exact("id:42")] }],
    [
      "title:*pay*",
      { kind: "text-column", column: "title", patterns: [{ kind: "like", like: "%pay%" }] },
    ],
    ["message:pay", { kind: "text", chunks: ["pay"] }],
  ])("%s", (query, term) => {
    expect(read(query)).toEqual([{ ...term, negated: false }]);
  });
});

describe("what stands in a column", () => {
  const comparisons = (query: string): unknown =>
    (read(query) as { comparisons?: unknown }[])[0]?.comparisons;

  test.each<[query: string, operator: string, value: number]>([
    ["timesSeen:10", "=", 10],
    ["timesSeen:>10", ">", 10],
    ["times_seen:<=3", "<=", 3],
    ["userCount:>=5", ">=", 5],
    ["age:-24h", ">=", NOW - 24 * HOUR],
    ["age:+2w", "<=", NOW - 14 * 24 * HOUR],
    ["lastSeen:-30m", ">=", NOW - HOUR / 2],
    ["firstSeen:>2030-01-01", ">", Date.UTC(2030, 0, 1)],
    ["last_seen:<=2030-01-01T10:30:00", "<=", Date.UTC(2030, 0, 1, 10, 30)],
  ])("%s", (query, operator, value) => {
    expect(comparisons(query)).toEqual([{ operator, value }]);
  });

  test("a date alone is its day, an instant its minute", () => {
    expect(comparisons("firstSeen:2030-01-02")).toEqual([
      { operator: ">=", value: Date.UTC(2030, 0, 2) },
      { operator: "<", value: Date.UTC(2030, 0, 3) },
    ]);
    expect(comparisons("firstSeen:2030-01-02T10:00:00Z")).toEqual([
      { operator: ">=", value: Date.UTC(2030, 0, 2, 10) },
      { operator: "<", value: Date.UTC(2030, 0, 2, 10, 1) },
    ]);
  });
});

test("an exclamation mark asks for the opposite", () => {
  expect(read("!is:unassigned")).toEqual([{ kind: "assigned", negated: false }]);
  expect(read("is:unassigned")).toEqual([{ kind: "assigned", negated: true }]);
  expect(read("is:unlinked")).toEqual([{ kind: "linked", negated: true }]);
  expect(read("!has:release")).toEqual([{ kind: "has-tag", key: "release", negated: true }]);
  expect(read("error.handled:1")).toEqual([{ kind: "unhandled", negated: true }]);
  expect(read("!error.handled:yes")).toEqual([{ kind: "unhandled", negated: false }]);
});

test("nothing between the quotes means without it", () => {
  expect(read('release:""')).toEqual([{ kind: "has-tag", key: "release", negated: true }]);
  expect(read('!release:""')).toEqual([{ kind: "has-tag", key: "release", negated: false }]);
});

describe("text", () => {
  test.each<[query: string, chunks: string[]]>([
    ["cannot is:unresolved read", ["cannot", "read"]],
    ["TypeError: x is undefined", ["TypeError:", "x", "is", "undefined"]],
    ["https://shop.example/pay", ["https://shop.example/pay"]],
    ["std::bad_alloc", ["std::bad_alloc"]],
    ['"release:1.0 \\"final\\""', ['release:1.0 "final"']],
    ['"two words" and', ["two words", "and"]],
    ["!important", ["!important"]],
    ["12:30", ["12:30"]],
    ["[object Object]", ["[object", "Object]"]],
    ["trailing:", ["trailing:"]],
  ])("%s", (query, chunks) => {
    const terms = read(query) as { kind: string }[];
    expect(terms.filter(({ kind }) => kind === "text")).toEqual([
      { kind: "text", chunks, negated: false },
    ]);
  });
});

describe("what is not understood is said in a sentence", () => {
  test.each<[query: string, part: string]>([
    ["is:sleeping", '"is:sleeping" is not known'],
    ["level:loud", '"loud" is not a level'],
    ["timesSeen:many", "write timesSeen:10 or timesSeen:>10"],
    ["timesSeen:>-1", "write timesSeen:10"],
    ["age:24h", "write age:-24h"],
    ["firstSeen:>soon", "write firstSeen:-24h"],
    ["firstSeen:>2030-13-01", "write firstSeen:-24h"],
    ["error.unhandled:maybe", "write error.unhandled:1"],
    ["is:[resolved, ignored]", '"is:" takes one value'],
    ['is:""', '"is:" takes one value'],
    ["release:[a, b", "The list that begins with [a, b has no end"],
    ["release:[]", "A list needs at least one value"],
    ['release:"1.0', 'The quote that begins with "1.0 has no end'],
    ['"never closed', 'The quote that begins with "never closed has no end'],
    ["is:resolved OR level:error", '"OR" does not join terms'],
  ])("%s", (query, part) => {
    expect(read(query)).toContain(part);
  });
});
