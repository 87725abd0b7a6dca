import { Cron } from "croner";
import type { IntervalUnit, MonitorConfig, Schedule } from "./model.ts";

const MINUTE_MS = 60_000;
const UNIT_MS: Readonly<Record<Exclude<IntervalUnit, "month" | "year">, number>> = {
  minute: MINUTE_MS,
  hour: 60 * MINUTE_MS,
  day: 1440 * MINUTE_MS,
  week: 10_080 * MINUTE_MS,
};

/** A leap day comes after eight years at the latest. */
const LONGEST_WAIT_MS = 9 * 366 * 1440 * MINUTE_MS;
const EPOCH = new Date(0);

/** When the run after `from` is expected, and when it counts as missed; null: never. */
export interface Expectation {
  nextExpectedAt: number | null;
  missedAt: number | null;
}

/** What a monitor waits for after a moment (epoch milliseconds); nothing without a schedule. */
export function expectNext(config: MonitorConfig, from: number): Expectation {
  const next = config.schedule && nextRun(config.schedule, config.timezone, from);
  if (next === null) return { nextExpectedAt: null, missedAt: null };
  return { nextExpectedAt: next, missedAt: next + config.checkInMargin * MINUTE_MS };
}

/** Whether a schedule can be followed: a crontab of five fields (or `@daily` …) in a known zone. */
export function isSchedule(schedule: Schedule, timezone: string): boolean {
  if (schedule.type === "interval") return true;
  try {
    // That a day is never there is found out by going through the years: by days, not by minutes.
    const [, , ...days] = schedule.value.split(/\s+/);
    const isEver = days.length !== 3 || toCron(`0 0 ${days.join(" ")}`, "UTC", 0).nextRun(EPOCH);
    return isEver !== null && nextRun(schedule, timezone, 0) !== null;
  } catch {
    return false;
  }
}

function nextRun(schedule: Schedule, timezone: string, from: number): number | null {
  if (schedule.type === "interval") return addInterval(from, schedule.value, schedule.unit);
  return toCron(schedule.value, timezone, from).nextRun(new Date(from))?.getTime() ?? null;
}

function toCron(pattern: string, timezone: string, from: number): Cron {
  const stopAt = new Date(from + LONGEST_WAIT_MS);
  return new Cron(pattern, { timezone, mode: "5-part", paused: true, stopAt });
}

function addInterval(from: number, value: number, unit: IntervalUnit): number {
  if (unit !== "month" && unit !== "year") return from + value * UNIT_MS[unit];
  const start = new Date(from);
  const end = new Date(from);
  end.setUTCMonth(start.getUTCMonth() + value * (unit === "year" ? 12 : 1));
  // A month without such a day runs over into the next: the last day of the month is meant.
  if (end.getUTCDate() !== start.getUTCDate()) end.setUTCDate(0);
  return end.getTime();
}
