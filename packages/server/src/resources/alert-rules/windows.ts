import {
  COMPARISON_INTERVALS,
  type MeasuredCondition,
  SESSION_INTERVALS,
  WINDOW_INTERVALS,
} from "./model.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long what is counted in steps of so many milliseconds is looked at. */
export const KEPT_MS: ReadonlyMap<number, number> = new Map([
  [10_000, 3 * HOUR_MS],
  [5 * MINUTE_MS, 31 * DAY_MS],
  [HOUR_MS, 61 * DAY_MS],
  [6 * HOUR_MS, 61 * DAY_MS],
]);

/** What a condition counts, and over which times. Milliseconds. */
export interface Window {
  counts: "events" | "users";
  lengthMs: number;
  stepMs: number;
  /** Null: only now matters. */
  agoMs: number | null;
}

/** How a condition is measured: in steps, fine where the window is short and recent. */
export function windowOf(condition: MeasuredCondition): Window {
  if (condition.kind === "session-percent") {
    const lengthMs = SESSION_INTERVALS[condition.interval];
    return { counts: "events", lengthMs, stepMs: stepOf(lengthMs, 0), agoMs: null };
  }
  const { kind, interval, comparedWith } = condition;
  const lengthMs = WINDOW_INTERVALS[interval];
  const agoMs = comparedWith === null ? null : COMPARISON_INTERVALS[comparedWith];
  const counts = kind === "event-frequency" ? "events" : "users";
  return { counts, lengthMs, stepMs: stepOf(lengthMs, agoMs ?? 0), agoMs };
}

/**
 * The steps that make a window which ends at a moment: from `since` (inclusive) to `until`. The step
 * that is running counts whole, so a window is never longer than it says, and shorter by at most one.
 */
export function spanOf(
  { lengthMs, stepMs }: Pick<Window, "lengthMs" | "stepMs">,
  at: number,
): { since: number; until: number } {
  const until = toStep(at, stepMs) + stepMs;
  return { since: until - lengthMs, until };
}

/** The beginning of the step that a moment is in. */
export function toStep(at: number, stepMs: number): number {
  return Math.floor(at / stepMs) * stepMs;
}

/** How many percent more than then: nothing is more than nothing. */
export function percentMore(now: number, then: number): number {
  return then > 0 ? ((now - then) / then) * 100 : 0;
}

function stepOf(lengthMs: number, agoMs: number): number {
  if (lengthMs <= HOUR_MS) {
    return agoMs > HOUR_MS ? 5 * MINUTE_MS : 10_000;
  }
  return lengthMs <= DAY_MS && agoMs <= 30 * DAY_MS ? HOUR_MS : 6 * HOUR_MS;
}
