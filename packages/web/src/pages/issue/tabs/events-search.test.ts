import { expect, test } from "vitest";
import { parseEventsSearch, toEventsQuery } from "./events-search.ts";

test("the address of the events is read and asked", () => {
  const search = parseEventsSearch({
    query: " abc ",
    environment: "production",
    statsPeriod: "24h",
    cursor: "1:0:0",
    page: "2",
  });
  expect(search).toEqual({
    query: "abc",
    environment: "production",
    statsPeriod: "24h",
    cursor: "1:0:0",
  });
  expect(toEventsQuery(search)).toEqual({ limit: 50, ...search });
});

test("what is empty or unknown is left out", () => {
  expect(parseEventsSearch({ query: "", environment: " ", statsPeriod: "1y" })).toEqual({});
});
