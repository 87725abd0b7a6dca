import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_SCHEDULE_MS, nextAttemptDelayMs } from "./backoff.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

test("the default schedule is now, 5 s, 1 min, 5 min, 30 min, 2 h, 6 h, 16 h and then nothing", () => {
  const delays = Array.from({ length: 9 }, (_, attempt) =>
    nextAttemptDelayMs({ attempt, jitter: 0.5 }),
  );
  expect(delays).toEqual([
    0,
    5000,
    60_000,
    300_000,
    1_800_000,
    7_200_000,
    21_600_000,
    57_600_000,
    null,
  ]);
});

test("jitter moves a delay at most a fifth either way", () => {
  fc.assert(
    fc.property(
      fc.nat(DEFAULT_SCHEDULE_MS.length - 1),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (attempt, jitter) => {
        const scheduled = DEFAULT_SCHEDULE_MS[attempt] ?? Number.NaN;
        const delay = nextAttemptDelayMs({ attempt, jitter }) ?? Number.NaN;
        expect(delay).toBeGreaterThanOrEqual(scheduled * 0.8);
        expect(delay).toBeLessThanOrEqual(scheduled * 1.2);
      },
    ),
  );
  expect(nextAttemptDelayMs({ attempt: 1, jitter: 0 })).toBe(4000);
});

describe("Retry-After", () => {
  test("lengthens a delay", () => {
    expect(nextAttemptDelayMs({ attempt: 1, jitter: 0.5, retryAfterMs: 90_000 })).toBe(90_000);
  });

  test("never shortens one", () => {
    expect(nextAttemptDelayMs({ attempt: 2, jitter: 0.5, retryAfterMs: 1000 })).toBe(60_000);
  });

  test("is honoured for a day at most", () => {
    expect(nextAttemptDelayMs({ attempt: 1, jitter: 0.5, retryAfterMs: 9 * DAY_MS })).toBe(DAY_MS);
    expect(nextAttemptDelayMs({ attempt: 1, jitter: 0.5, retryAfterMs: Infinity })).toBe(DAY_MS);
  });

  test("gives no attempt more than the schedule has", () => {
    expect(nextAttemptDelayMs({ attempt: 8, jitter: 0.5, retryAfterMs: 1000 })).toBeNull();
  });

  test("that is absent changes nothing", () => {
    expect(nextAttemptDelayMs({ attempt: 1, jitter: 0.5, retryAfterMs: null })).toBe(5000);
  });
});

test("the caller may bring its own schedule", () => {
  const schedule = [0, 100];
  expect(nextAttemptDelayMs({ attempt: 1, schedule, jitter: 0.5 })).toBe(100);
  expect(nextAttemptDelayMs({ attempt: 2, schedule, jitter: 0.5 })).toBeNull();
});

test.each([
  { attempt: -1, jitter: 0.5 },
  { attempt: 0.5, jitter: 0.5 },
  { attempt: 1, jitter: 1 },
  { attempt: 1, jitter: -0.1 },
  { attempt: 1, jitter: Number.NaN },
])("refuses %j", (backoff) => {
  expect(() => nextAttemptDelayMs(backoff)).toThrow(RangeError);
});
