import { expect, test } from "vitest";
import { toIgnoreDetails } from "./ignore-choices.ts";

const now = Date.parse("2030-01-01T10:00:00Z");

test("an instant becomes the minutes until it, and one that is over nothing", () => {
  const at = "2030-01-01T12:00:30Z";
  expect(toIgnoreDetails({ kind: "time", at }, now)).toEqual({ ignoreDuration: 121 });
  expect(toIgnoreDetails({ kind: "time", at: "2030-01-01T10:00:00Z" }, now)).toBeUndefined();
  expect(toIgnoreDetails({ kind: "time", at: "" }, now)).toBeUndefined();
});

test("a number of events or users may have to come within a time", () => {
  const events = { kind: "events", count: 50, windowMinutes: "60" } as const;
  expect(toIgnoreDetails(events, now)).toEqual({ ignoreCount: 50, ignoreWindow: 60 });
  const users = { kind: "users", count: 3, windowMinutes: "" } as const;
  expect(toIgnoreDetails(users, now)).toEqual({ ignoreUserCount: 3 });
  expect(toIgnoreDetails({ ...users, windowMinutes: "1440" }, now)).toEqual({
    ignoreUserCount: 3,
    ignoreUserWindow: 1440,
  });
});

test.each([0, -1, 1.5, Number.NaN])("%s more events are none", (count) => {
  expect(toIgnoreDetails({ kind: "events", count, windowMinutes: "" }, now)).toBeUndefined();
});
