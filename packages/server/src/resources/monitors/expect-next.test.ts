import { expect, test } from "vitest";
import { expectNext, isSchedule } from "./expect-next.ts";
import { DEFAULT_CONFIG } from "./model.ts";

const crontab = (value: string) => ({ type: "crontab", value }) as const;

test.each(["* * * * *", "*/15 9-17 * * MON-FRI", "0 0 29 2 *", "@daily", "0 3 1,15 * *"])(
  "%s can be followed",
  (value) => {
    expect(isSchedule(crontab(value), "America/New_York")).toBe(true);
  },
);

test.each(["", "nonsense", "* * * *", "* * * * * *", "60 * * * *", "* * 31 2,4,6,9,11 *"])(
  "%j cannot be followed",
  (value) => {
    expect(isSchedule(crontab(value), "UTC")).toBe(false);
  },
);

test("a leap day is waited for over the years", () => {
  const config = { ...DEFAULT_CONFIG, schedule: crontab("0 12 29 2 *"), checkInMargin: 5 };
  const { nextExpectedAt, missedAt } = expectNext(config, Date.UTC(2097, 0));
  expect(new Date(nextExpectedAt ?? 0).toJSON()).toBe("2104-02-29T12:00:00.000Z");
  expect((missedAt ?? 0) - (nextExpectedAt ?? 0)).toBe(5 * 60_000);
});

test("without a schedule nothing is expected", () => {
  expect(expectNext(DEFAULT_CONFIG, 0)).toEqual({ nextExpectedAt: null, missedAt: null });
});
