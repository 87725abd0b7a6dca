import { expect, test } from "vitest";
import { sayMeasured, sayTitle } from "./say.ts";

const MINUTE = 60_000;
const rule = (
  kind: "events" | "users" | "failures",
  minutes: number,
  ago: number | null = null,
) => ({
  kind,
  windowMs: minutes * MINUTE,
  comparisonMs: ago === null ? null : ago * MINUTE,
});

test.each([
  [rule("events", 10), 120, "120 events in the last 10 minutes"],
  [rule("events", 1), 1, "1 event in the last minute"],
  [rule("users", 60), 0, "0 users in the last hour"],
  [rule("failures", 1440), 3, "3 failed check-ins in the last day"],
  [rule("events", 240), null, "Events in the last 4 hours"],
  [
    rule("events", 60, 1440),
    25.04,
    "Events 25% higher in the last hour compared to the same time one day ago",
  ],
  [
    rule("users", 5, 15),
    -66.67,
    "Users 66.7% lower in the last 5 minutes compared to the same time 15 minutes ago",
  ],
  [
    rule("events", 5, 10_080),
    10,
    "Events 10% higher in the last 5 minutes compared to the same time one week ago",
  ],
])("%j at %d is said", (measure, measured, sentence) => {
  expect(sayMeasured(measure, measured)).toBe(sentence);
});

test("a title says how it stands", () => {
  expect(sayTitle("critical", "Too many errors")).toBe("Critical: Too many errors");
});
