import { expect, test } from "vitest";
import { parseReleasesSearch } from "./releases-search.ts";

test("the address of the releases is read", () => {
  const search = { query: "1.4", project: "shop", environment: "production", status: "archived" };
  expect(parseReleasesSearch({ ...search, cursor: "1:0:0" })).toEqual({
    ...search,
    cursor: "1:0:0",
  });
});

test("what is empty or unknown is left out", () => {
  expect(parseReleasesSearch({ query: " ", status: "open", sort: "x" })).toEqual({});
});
