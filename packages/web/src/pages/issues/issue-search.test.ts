import { describe, expect, test } from "vitest";
import { parseIssueSearch, statusOf, toListQuery, withStatus } from "./issue-search.ts";

describe("the address of the issue list", () => {
  test("leaves defaults out", () => {
    expect(parseIssueSearch({ query: "is:unresolved", sort: "date", project: "" })).toEqual({});
  });

  test("keeps the empty query, which means everything", () => {
    expect(parseIssueSearch({ query: "" })).toEqual({ query: "" });
    expect(toListQuery({ query: "" }).query).toBe("");
  });

  test("ignores a sort there is none of and names it does not know", () => {
    expect(parseIssueSearch({ sort: "colour", page: "3" })).toEqual({});
  });

  test("asks for unresolved issues by last seen when it says nothing", () => {
    expect(toListQuery({})).toEqual({ query: "is:unresolved", sort: "date" });
  });

  test("carries project and cursor to the API", () => {
    const search = parseIssueSearch({ project: "shop", cursor: "0:25:0", sort: "freq" });
    expect(toListQuery(search)).toEqual({
      query: "is:unresolved",
      sort: "freq",
      project: "shop",
      cursor: "0:25:0",
    });
  });
});

test("environment and time are kept, a time there is none of is not", () => {
  const search = parseIssueSearch({ environment: "production", statsPeriod: "24h" });
  expect(search).toEqual({ environment: "production", statsPeriod: "24h" });
  expect(toListQuery(search)).toMatchObject(search);
  expect(parseIssueSearch({ statsPeriod: "1y", environment: "" })).toEqual({});
});

describe("the tab of a query", () => {
  test.each([
    ["is:unresolved", "unresolved"],
    ["browser:Firefox IS:Resolved", "resolved"],
    ["is:archived", "ignored"],
    ["", "all"],
    ["timeout", "all"],
    ['message:"is:resolved"', "all"],
    ["is:resolved is:ignored", undefined],
    ["!is:resolved", undefined],
  ])("%j is %s", (query, tab) => {
    expect(statusOf(query)).toBe(tab);
  });

  test("changing it keeps the other terms as they were written", () => {
    const query = 'is:unresolved user.email:"kim lee" timeout';
    expect(withStatus(query, "resolved")).toBe('is:resolved user.email:"kim lee" timeout');
    expect(withStatus(query, "all")).toBe('user.email:"kim lee" timeout');
  });

  test("changing it takes away the opposite of a status too", () => {
    expect(withStatus("!is:resolved timeout", "ignored")).toBe("is:ignored timeout");
  });

  test("a quote that never ends loses nothing", () => {
    expect(withStatus('is:resolved "half a', "all")).toBe('"half a');
  });
});
