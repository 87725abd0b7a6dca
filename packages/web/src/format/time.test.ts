import { describe, expect, test } from "vitest";
import { age, fullTime, timeAgo } from "./time.ts";

const now = Date.parse("2030-06-01T12:00:00.000Z");

function before(seconds: number): string {
  return new Date(now - seconds * 1000).toISOString();
}

describe("age", () => {
  test.each([
    [0, "0s"],
    [59, "59s"],
    [60, "1m"],
    [3599, "59m"],
    [3600, "1h"],
    [86_399, "23h"],
    [86_400, "1d"],
    [59 * 86_400, "59d"],
    [60 * 86_400, "2mo"],
    [729 * 86_400, "24mo"],
    [730 * 86_400, "2y"],
  ])("of %i seconds reads %s", (seconds, text) => {
    expect(age(before(seconds), now)).toBe(text);
  });

  test("of an instant ahead of this clock is zero, not negative", () => {
    expect(age(before(-30), now)).toBe("0s");
  });

  test("of something that is no instant is empty", () => {
    expect(age("yesterday-ish", now)).toBe("");
  });
});

describe("timeAgo", () => {
  test("says just now for the last seconds", () => {
    expect(timeAgo(before(9), now)).toBe("just now");
    expect(timeAgo(before(10), now)).toBe("10s ago");
  });

  test("says the unit afterwards", () => {
    expect(timeAgo(before(7200), now)).toBe("2h ago");
  });
});

test("fullTime hands back text it cannot read as an instant", () => {
  expect(fullTime("never")).toBe("never");
  expect(fullTime("2030-01-02T03:04:05Z")).toContain("2030");
});
