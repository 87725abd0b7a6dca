import { expect, test } from "vitest";
import {
  agoWords,
  incidentWords,
  lastedWords,
  measureWords,
  quietWords,
  spanWords,
  stateOfStatus,
  thresholdWords,
  valueWords,
} from "./metric-words.ts";

const rule = {
  aggregate: "count()",
  timeWindow: 10,
  comparisonDelta: null,
  thresholdType: 0,
  query: "",
  environment: null,
};
const triggers = [
  { label: "critical", alertThreshold: 1000 },
  { label: "warning", alertThreshold: 50 },
] as const;

test("what is measured says the span, the query and the environment where there is one", () => {
  expect(measureWords(rule)).toBe("events in 10 minutes");
  expect(
    measureWords({
      ...rule,
      aggregate: "count_unique(user)",
      timeWindow: 60,
      query: "level:error",
      environment: "production",
    }),
  ).toBe("users in 1 hour, level:error, in production");
});

test("thresholds say on which side, and what a change is compared with", () => {
  expect(thresholdWords({ ...rule, triggers })).toBe("critical above 1,000, warning above 50");
  expect(thresholdWords({ comparisonDelta: null, thresholdType: 1, triggers: [triggers[0]] })).toBe(
    "critical below 1,000",
  );
  expect(
    thresholdWords({ comparisonDelta: 10_080, thresholdType: 1, triggers: [triggers[1]] }),
  ).toBe("warning when more than 50% lower than the same time 1 week before");
});

test("a value is a number of things, or a change with its direction", () => {
  expect(valueWords(rule, 1)).toBe("1 event");
  expect(valueWords({ ...rule, aggregate: "count_failed(check_in)" }, 3)).toBe(
    "3 failed check-ins",
  );
  const change = { ...rule, comparisonDelta: 1440 };
  expect(valueWords(change, 25.04)).toBe("25% higher");
  expect(valueWords(change, -60)).toBe("60% lower");
  expect(valueWords(change, 0)).toBe("no change");
  expect(valueWords(rule, null)).toBe("");
});

test.each([
  [1, "1 minute"],
  [15, "15 minutes"],
  [60, "1 hour"],
  [240, "4 hours"],
  [1440, "1 day"],
])("%i minutes are %s", (minutes, words) => {
  expect(spanWords(minutes)).toBe(words);
});

test("a week ago is said as one, 30 days as days", () => {
  expect(agoWords(10_080)).toBe("1 week");
  expect(agoWords(43_200)).toBe("30 days");
});

test("an alert that is off or silenced says so, the first before the second", () => {
  expect(quietWords({ status: 0, snooze: false })).toBeUndefined();
  expect(quietWords({ status: 0, snooze: true, snoozeForEveryone: true })).toBe("Silenced");
  expect(quietWords({ status: 0, snooze: true, snoozeForEveryone: false })).toBe(
    "Silenced for you",
  );
  expect(quietWords({ status: 5, snooze: true })).toBe("Switched off");
});

test("an incident says how it stands, or how it ended", () => {
  expect([1, 2, 10, 20].map(stateOfStatus)).toEqual(["open", "ok", "warning", "critical"]);
  expect(incidentWords({ status: 20, statusMethod: 3 })).toBe("Critical");
  expect([1, 2, 3].map((statusMethod) => incidentWords({ status: 2, statusMethod }))).toEqual([
    "Closed by hand",
    "Closed, the alert was changed",
    "Resolved",
  ]);
});

test.each([
  [45, "45 s"],
  [60, "1 min"],
  [3600, "1 h"],
  [7500, "2 h 5 min"],
  [100_000, "1 d 3 h"],
])("%i seconds lasted %s", (seconds, words) => {
  expect(lastedWords(0, seconds * 1000)).toBe(words);
});
