import { expect, test } from "vitest";
import { checkInWords, durationWords, scheduleWords, stateWords } from "./monitor-words.ts";

test("a monitor that is switched off says so, whatever its last run said", () => {
  const loud = { isMuted: false };
  expect(stateWords({ state: "failed", status: "disabled", ...loud })).toBe("Switched off");
  expect(stateWords({ state: "timed_out", status: "active", ...loud })).toBe("Timed out");
  expect(stateWords({ state: "failed", status: "active", isMuted: true })).toBe("Failed, muted");
  expect(checkInWords("in_progress")).toBe("Running");
});

test.each([
  ["0 3 * * *", "0 3 * * * (Europe/Berlin)"],
  [[10, "minute"] as [number, "minute"], "every 10 minutes"],
  [[1, "week"] as [number, "week"], "every week"],
  [null, "no schedule"],
])("the schedule %j is %s", (schedule, words) => {
  expect(scheduleWords({ schedule, timezone: "Europe/Berlin" })).toBe(words);
});

test.each([
  [null, "–"],
  [340, "340 ms"],
  [12_400, "12.4 s"],
  [185_000, "3 min 5 s"],
  [7_440_000, "2 h 4 min"],
])("%s ms are %s", (ms, words) => {
  expect(durationWords(ms)).toBe(words);
});
