const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How many events an issue had in the hour that begins at `hour` (epoch milliseconds). */
export interface HourCount {
  hour: number;
  timesSeen: number;
}

/** The charts an issue can be shown with: how many buckets, and how long each is. */
export const CHARTS = {
  "24h": { buckets: 24, bucketMs: HOUR_MS },
  "14d": { buckets: 14, bucketMs: DAY_MS },
  "30d": { buckets: 30, bucketMs: DAY_MS },
} as const;

export type Chart = keyof typeof CHARTS;

/** The first instant (epoch milliseconds) a chart that ends at `now` shows. */
export function chartStart(chart: Chart, now: number): number {
  const { buckets, bucketMs } = CHARTS[chart];
  return Math.floor(now / bucketMs) * bucketMs - (buckets - 1) * bucketMs;
}

/**
 * A chart as the wire has it: `[epoch seconds of the bucket, events]` in order of time, the last
 * bucket being the one that `now` is in. Hours outside it are left out.
 */
export function presentChart(
  chart: Chart,
  hours: readonly HourCount[],
  now: number,
): [number, number][] {
  const { buckets, bucketMs } = CHARTS[chart];
  const start = chartStart(chart, now);
  const counts = Array.from({ length: buckets }, () => 0);
  for (const { hour, timesSeen } of hours) {
    const bucket = Math.floor((hour - start) / bucketMs);
    const count = counts[bucket];
    if (count !== undefined) counts[bucket] = count + timesSeen;
  }
  return counts.map((count, at) => [(start + at * bucketMs) / 1000, count]);
}
