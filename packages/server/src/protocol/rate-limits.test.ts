import { expect, test } from "vitest";
import { categoryOfItem, formatRateLimits, formatRetryAfter, type RateLimit } from "./index.ts";

const limits: RateLimit[] = [
  { seconds: 59.2, categories: ["error", "default"], scope: "key", reason: "project_quota" },
  { seconds: 2700, categories: [], scope: "organization" },
];

test("limits are listed with their categories, scope and reason", () => {
  expect(formatRateLimits(limits)).toBe("60:error;default:key:project_quota, 2700::organization");
});

test("Retry-After is the longest limit", () => {
  expect(formatRetryAfter(limits)).toBe("2700");
  expect(formatRetryAfter([])).toBe("0");
});

test("a limit lasts at least a second, and its reason cannot break the header", () => {
  const limit: RateLimit = { seconds: 0, categories: [], scope: "project", reason: "a:b, c" };
  expect(formatRateLimits([limit])).toBe("1::project:a_b__c");
});

test.each([
  ["event", "error"],
  ["transaction", "transaction"],
  ["session", "session"],
  ["sessions", "session"],
  ["feedback", "feedback"],
  ["user_report", "feedback"],
  ["check_in", "monitor"],
  ["log", "log_item"],
  ["attachment", "attachment"],
  ["replay_recording", "replay"],
  ["client_report", "internal"],
  ["something_new", "default"],
  ["constructor", "default"],
])("an item %s counts as %s", (type, category) => {
  expect(categoryOfItem(type)).toBe(category);
});
