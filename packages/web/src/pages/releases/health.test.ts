import { expect, test } from "vitest";
import { healthByRelease, rateWords, sessionsByDay } from "./health.ts";

const stats = {
  intervals: ["2030-01-01T00:00:00Z", "2030-01-02T00:00:00Z"],
  groups: [
    {
      by: { release: "shop@1" },
      totals: {
        "sum(session)": 60,
        "count_unique(user)": 20,
        "crash_free_rate(session)": 0.95,
        "crash_free_rate(user)": null,
      },
      series: { "sum(session)": [44, 16] },
    },
  ],
};

test("health is found by release", () => {
  expect(healthByRelease(stats).get("shop@1")).toEqual({
    sessions: 60,
    users: 20,
    crashFreeSessions: 0.95,
    crashFreeUsers: null,
  });
});

test("days without the release are empty", () => {
  const first = Date.parse("2030-01-01T00:00:00Z") / 1000;
  expect(sessionsByDay(stats, "shop@1")).toEqual([
    [first, 44],
    [first + 86_400, 16],
  ]);
  expect(sessionsByDay(stats, "shop@2").map(([, amount]) => amount)).toEqual([0, 0]);
});

test.each([
  [1, "100%"],
  [0.999999, "99.99%"],
  [0.95, "95%"],
  [0.98765, "98.77%"],
  [0, "0%"],
  [null, "–"],
  [undefined, "–"],
])("a rate of %s is %s", (rate, words) => {
  expect(rateWords(rate)).toBe(words);
});
