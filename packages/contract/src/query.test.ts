import * as z from "zod";
import { describe, expect, test } from "vitest";
import { pageQuery, periodQuery, queryFlag, queryInteger, repeated } from "./query.ts";
import { pageSize } from "./page-size.ts";

describe("repeated", () => {
  const schema = repeated(z.string());

  test("takes one or many and always gives a list", () => {
    expect(schema.parse("1")).toEqual(["1"]);
    expect(schema.parse(["1", "2"])).toEqual(["1", "2"]);
    expect(schema.parse([])).toEqual([]);
  });

  test("refuses what one of them may not be", () => {
    const statuses = repeated(z.enum(["a", "b"]));
    expect(statuses.safeParse("c").success).toBe(false);
    expect(statuses.safeParse(["a", "c"]).success).toBe(false);
  });
});

describe("queryInteger", () => {
  const schema = queryInteger({ min: 1, max: 100 });

  test.each([
    ["1", 1],
    ["100", 100],
    [7, 7],
  ])("reads %j as %j", (text, number) => expect(schema.parse(text)).toBe(number));

  test.each(["0", "101", "", "1.5", "1e2", "ten", " 5"])("refuses %j", (text) =>
    expect(schema.safeParse(text).success).toBe(false),
  );
});

test.each([
  ["1", true],
  ["true", true],
  ["", true],
  [true, true],
  ["0", false],
  ["false", false],
  [false, false],
])("a flag of %j is %j", (given, meant) => expect(queryFlag().parse(given)).toBe(meant));

test("a page is as long as per_page or limit says, otherwise a hundred", () => {
  const page = z.object(pageQuery);
  expect(pageSize(page.parse({ per_page: "5", limit: "9" }))).toBe(5);
  expect(pageSize(page.parse({ limit: "9" }))).toBe(9);
  expect(pageSize(page.parse({}))).toBe(100);
});

test("a period is a number with a unit", () => {
  const period = z.object(periodQuery);
  expect(period.safeParse({ statsPeriod: "14d" }).success).toBe(true);
  expect(period.safeParse({ statsPeriod: "14 days" }).success).toBe(false);
});
