import { expect, test } from "vitest";
import { RateLimiter, type RateRule } from "./rate-limiter.ts";

const perKey: RateRule = { scope: "key", id: "a", count: 2, window: 60 };
const perProject: RateRule = { scope: "project", id: 7, count: 3, window: 3600 };
const noon = Date.UTC(2030, 0, 1, 12);

test("so many events pass in a window, and as many again in the next", () => {
  const limiter = new RateLimiter();
  expect(limiter.take([perKey], noon)).toEqual([]);
  expect(limiter.take([perKey], noon + 59_000)).toEqual([]);
  expect(limiter.take([perKey], noon + 59_500)).toEqual([
    {
      seconds: 0.5,
      categories: ["default", "error", "security"],
      scope: "key",
      reason: "key_quota",
    },
  ]);
  expect(limiter.take([perKey], noon + 60_000)).toEqual([]);
});

test("what one limit refuses does not use up another", () => {
  const limiter = new RateLimiter();
  const other: RateRule = { ...perKey, id: "b" };
  for (let at = 0; at < 5; at++) limiter.take([perKey, perProject], noon);
  expect(limiter.take([other, perProject], noon)).toEqual([]);
  const reached = limiter.take([other, perProject], noon);
  expect(reached.map(({ scope, seconds }) => [scope, seconds])).toEqual([["project", 3600]]);
});

test("all limits that are reached are told", () => {
  const limiter = new RateLimiter();
  const rules: RateRule[] = [
    { ...perKey, count: 1 },
    { ...perProject, count: 1 },
    { scope: "organization", id: 7, count: 1, window: 10 },
  ];
  limiter.take(rules, noon);
  expect(limiter.take(rules, noon + 1000).map(({ scope, reason }) => [scope, reason])).toEqual([
    ["key", "key_quota"],
    ["project", "project_quota"],
    ["organization", "org_quota"],
  ]);
});

test("without limits everything passes", () => {
  const limiter = new RateLimiter();
  for (let at = 0; at < 100; at++) expect(limiter.take([], noon)).toEqual([]);
});

test("counters of windows that are over go when there are many", () => {
  const limiter = new RateLimiter();
  for (let id = 0; id < 10_000; id++) limiter.take([{ ...perKey, id }], noon);
  limiter.take([{ ...perKey, id: "last" }], noon + 60_000);
  // Nothing is remembered of the first window, and all of the second.
  expect(limiter.take([{ ...perKey, id: 1 }], noon)).toEqual([]);
  limiter.take([{ ...perKey, id: "last" }], noon + 60_000);
  expect(limiter.take([{ ...perKey, id: "last" }], noon + 60_000)).toHaveLength(1);
});
