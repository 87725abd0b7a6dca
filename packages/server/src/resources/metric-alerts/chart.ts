import type { Amount, Stay } from "../metric-counters/index.ts";
import { changeOf } from "./change-of.ts";
import type { AlertState, Standing, Thresholds } from "./model.ts";
import { judge, nextStanding } from "./next-standing.ts";

const MINUTE_MS = 60_000;
/** Minutes. */
const STEPS = [1, 5, 15, 30, 60] as const;
const MAX_POINTS = 400;

/** What happened: things in minutes, or users who stayed from one minute to another. */
export type Happenings =
  | { kind: "amounts"; amounts: readonly Amount[] }
  | { kind: "stays"; stays: readonly Stay[] };

export interface Chart {
  stepMs: number;
  /** At the end of each step: what is compared with thresholds, and the number it is made of. */
  points: { at: number; value: number; count: number }[];
  /** How a rule would have come to stand, and at what. */
  transitions: { at: number; state: AlertState; value: number }[];
}

interface Span {
  /** Whole minutes, epoch milliseconds; the last is part of it. */
  since: number;
  until: number;
}

/**
 * What a rule would have measured at each minute of a span and done about it. A point is the worst
 * of its step. `thresholds` null: nothing is compared with anything. Pure.
 */
export function drawChart(
  happenings: Happenings,
  measure: { windowMs: number; comparisonMs: number | null; isBelow: boolean },
  thresholds: Thresholds | null,
  span: Span,
): Chart {
  const { windowMs, comparisonMs, isBelow } = measure;
  const agoMs = comparisonMs ?? 0;
  const begin = span.since - agoMs;
  const counts = countWindows(happenings, windowMs, { since: begin, until: span.until });
  const minutes = (span.until - span.since) / MINUTE_MS;
  const stepMs = stepOf(minutes);
  const points: Chart["points"] = [];
  const transitions: Chart["transitions"] = [];
  let standing: Standing = { state: "ok", hushed: null };
  let worst: Chart["points"][number] | undefined;
  for (let at = span.since; at <= span.until; at += MINUTE_MS) {
    const count = counts[(at - begin) / MINUTE_MS] ?? 0;
    const then = counts[(at - agoMs - begin) / MINUTE_MS] ?? 0;
    const value = comparisonMs === null ? count : changeOf(count, then);
    if (worst === undefined || (isBelow ? value < worst.value : value > worst.value)) {
      worst = { at, value, count };
    }
    if (at % stepMs === 0 || at === span.until) {
      points.push({ ...worst, at });
      worst = undefined;
    }
    if (thresholds === null) continue;
    const next = nextStanding(standing, judge(thresholds, value));
    if (next.state !== standing.state) transitions.push({ at, state: next.state, value });
    standing = next;
  }
  return { stepMs, points, transitions };
}

/**
 * How many there were in the window that ends at each minute of a span: of what happened before that
 * minute and not longer ago than the window is long. Pure.
 */
export function countWindows(happenings: Happenings, windowMs: number, span: Span): number[] {
  const length = Math.floor((span.until - span.since) / MINUTE_MS) + 1;
  // What each minute adds to the number of the minute before, and in the end the numbers.
  const changes = Array.from<number>({ length: length + 1 }).fill(0);
  const add = (from: number, until: number, amount: number): void => {
    const first = Math.max(0, (from - span.since) / MINUTE_MS);
    const last = Math.min(length, (until - span.since) / MINUTE_MS);
    if (first >= last) return;
    changes[first] = (changes[first] ?? 0) + amount;
    changes[last] = (changes[last] ?? 0) - amount;
  };
  if (happenings.kind === "amounts") {
    for (const { at, amount } of happenings.amounts) {
      add(at + MINUTE_MS, at + MINUTE_MS + windowMs, amount);
    }
  } else {
    for (const { firstAt, lastAt } of happenings.stays) {
      add(firstAt + MINUTE_MS, lastAt + MINUTE_MS + windowMs, 1);
    }
  }
  let sum = 0;
  return changes.slice(0, length).map((change) => (sum += change));
}

/** Few enough points to be drawn. */
function stepOf(minutes: number): number {
  return (STEPS.find((step) => minutes / step <= MAX_POINTS) ?? 60) * MINUTE_MS;
}
