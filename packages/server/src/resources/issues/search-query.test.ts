import { describe, expect, test } from "vitest";
import { parseSearch } from "./search-query.ts";

const terms = (query: string): unknown => {
  const parsed = parseSearch(query);
  return parsed.kind === "search" ? parsed.terms : parsed.sentence;
};

describe("an issue search", () => {
  test("asks for nothing when it is empty", () => {
    expect(terms("")).toEqual([]);
    expect(terms("   ")).toEqual([]);
  });

  test("knows statuses, archived being the other word for ignored", () => {
    expect(terms("is:unresolved")).toEqual([
      { kind: "status", status: "unresolved", negated: false },
    ]);
    expect(terms("!is:archived")).toEqual([{ kind: "status", status: "ignored", negated: true }]);
  });

  test("takes unassigned as the opposite of assigned", () => {
    expect(terms("is:assigned")).toEqual([{ kind: "assigned", negated: false }]);
    expect(terms("is:unassigned")).toEqual([{ kind: "assigned", negated: true }]);
    expect(terms("!is:unassigned")).toEqual([{ kind: "assigned", negated: false }]);
  });

  test("knows one level or several", () => {
    expect(terms("level:error")).toEqual([{ kind: "level", levels: ["error"], negated: false }]);
    expect(terms("!level:[error, Fatal]")).toEqual([
      { kind: "level", levels: ["error", "fatal"], negated: true },
    ]);
    expect(terms('level:"warning"')).toEqual([
      { kind: "level", levels: ["warning"], negated: false },
    ]);
  });

  test("joins the other words, in their order, to one text", () => {
    expect(terms("cannot is:unresolved read")).toEqual([
      { kind: "status", status: "unresolved", negated: false },
      { kind: "text", text: "cannot read" },
    ]);
  });

  test("takes a pasted title as text", () => {
    expect(terms("TypeError: x is undefined")).toEqual([
      { kind: "text", text: "TypeError: x is undefined" },
    ]);
  });

  test("takes an address as text", () => {
    expect(terms("https://shop.example/pay")).toEqual([
      { kind: "text", text: "https://shop.example/pay" },
    ]);
  });

  test("takes what stands in quotes as text, colon and all", () => {
    expect(terms('"release:1.0 \\"final\\""')).toEqual([
      { kind: "text", text: 'release:1.0 "final"' },
    ]);
  });

  test("says what it does not understand", () => {
    expect(terms("release:1.0")).toContain('cannot be searched by "release"');
    expect(terms("is:for_review")).toContain('"is:for_review" is not known');
    expect(terms("level:loud")).toContain('"loud" is not a level');
  });
});
