import { expect, test } from "vitest";
import { parseMetricSearch } from "./metric-search.ts";
import { parseMetricAlertSearch } from "./periods.ts";
import { toSnooze } from "./snooze-choices.ts";

test("the address of the list says name, project, state and page; nonsense is left out", () => {
  const all = { query: " pay ", project: "shop", state: "critical", cursor: "0:50:0" };
  expect(parseMetricSearch(all)).toEqual({ ...all, query: "pay" });
  expect(parseMetricSearch({ query: " ", state: "bad", project: ["", "b"] })).toEqual({});
});

test("the address of an alert says the period and the page of its incidents", () => {
  expect(parseMetricAlertSearch({ period: "7d", cursor: "0:25:0" })).toEqual({
    period: "7d",
    cursor: "0:25:0",
  });
  expect(parseMetricAlertSearch({ period: "90d" })).toEqual({});
});

test("silence ends at a moment, or when somebody says so", () => {
  const now = Date.parse("2030-01-01T10:00:00.000Z");
  expect(toSnooze("everyone", 3_600_000, now)).toEqual({
    target: "everyone",
    until: "2030-01-01T11:00:00.000Z",
  });
  expect(toSnooze("me", null, now)).toEqual({ target: "me", until: null });
});
