import type { Stats } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { formatInstant } from "../protocol/index.ts";
import { readPeriod } from "./read-period.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const UNIT_MS = { m: 60_000, h: HOUR_MS, d: DAY_MS, w: 7 * DAY_MS } as const;
const MAX_INTERVALS = 2500;
const DEFAULT_DAYS = 90;
/** Spans up to this long are shown by the hour, unless another interval is asked for. */
const HOURLY_UP_TO_MS = 3 * DAY_MS;

/** A span of time cut into equal intervals. Epoch milliseconds; `until` is not part of it. */
export interface TimeGrid {
  since: number;
  until: number;
  stepMs: number;
}

/**
 * Reads `statsPeriod` or `start` and `end` with an `interval`; without any of them the last ninety
 * days. Ends are widened to whole intervals, and those to whole hours: nothing is counted in
 * shorter ones. Refuses what it cannot read, and more intervals than anybody can look at.
 */
export function readTimeGrid(
  query: Parameters<typeof readPeriod>[0] & { interval?: string | undefined },
  now: number,
): TimeGrid {
  const { until = now, since = until - DEFAULT_DAYS * DAY_MS } = readPeriod(query, now);
  const stepMs = readStep(query.interval, until - since);
  return toGrid(since, until, stepMs);
}

/** The whole intervals that `since` to `until` touch. */
export function toGrid(since: number, until: number, stepMs: number): TimeGrid {
  const first = Math.floor(since / stepMs) * stepMs;
  const end = Math.max(Math.ceil(until / stepMs) * stepMs, first + stepMs);
  if ((end - first) / stepMs > MAX_INTERVALS) {
    throw new Problem("bad-request", {
      detail: "Your interval and date range would create too many results.",
    });
  }
  return { since: first, until: end, stepMs };
}

export function startsOf({ since, until, stepMs }: TimeGrid): number[] {
  return Array.from({ length: (until - since) / stepMs }, (_, at) => since + at * stepMs);
}

/** What one row of the database adds to its group. */
export interface SeriesRow<V> {
  by: Readonly<Record<string, string | number>>;
  /** The start of the interval it is added to; null: only to the total. */
  bucket: number | null;
  value: V;
  /** Whether it counts in the total as well, as what adds up does. True when left out. */
  isInTotal?: boolean;
}

interface SeriesOptions<V> {
  grid: TimeGrid;
  rows: readonly SeriesRow<V>[];
  /** How values add up. */
  zero: () => V;
  add: (sum: V, more: V) => V;
  /** What is told of a sum, by field. */
  fields: ReadonlyMap<string, (sum: V, by: SeriesRow<V>["by"]) => number | null>;
  includeTotals?: boolean;
  includeSeries?: boolean;
}

/** Adds rows up by what they are grouped by, in total and per interval. */
export function presentSeries<V>(options: SeriesOptions<V>): Stats {
  const { grid, rows, zero, add, fields, includeTotals = true, includeSeries = true } = options;
  const starts = startsOf(grid);
  const groups = new Map<string, { by: SeriesRow<V>["by"]; total: V; series: V[] }>();
  for (const { by, bucket, value, isInTotal = true } of rows) {
    const key = JSON.stringify(by);
    const group = groups.get(key) ?? { by, total: zero(), series: starts.map(zero) };
    groups.set(key, group);
    if (isInTotal) group.total = add(group.total, value);
    if (bucket === null) continue;
    const at = (bucket - grid.since) / grid.stepMs;
    group.series[at] = add(group.series[at] ?? zero(), value);
  }
  const told = [...fields];
  return {
    start: formatInstant(grid.since),
    end: formatInstant(grid.until),
    intervals: starts.map(formatInstant),
    groups: Array.from(groups.values(), ({ by, total, series }) => ({
      by,
      ...(includeTotals && {
        totals: Object.fromEntries(told.map(([name, tell]) => [name, tell(total, by)])),
      }),
      ...(includeSeries && {
        series: Object.fromEntries(
          told.map(([name, tell]) => [name, series.map((sum) => tell(sum, by))]),
        ),
      }),
    })),
  };
}

function readStep(interval: string | undefined, spanMs: number): number {
  if (!interval) return spanMs <= HOURLY_UP_TO_MS ? HOUR_MS : DAY_MS;
  const [, amount = "0", unit = "h"] = /^(\d+)([mhdw])$/.exec(interval) ?? [];
  const stepMs = Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS];
  if (stepMs <= 0) throw new Problem("bad-request", { detail: "Invalid interval." });
  return Math.ceil(stepMs / HOUR_MS) * HOUR_MS;
}
