import { toGrid, type TimeGrid } from "../../time-series.ts";

/** As the query gives it, epoch seconds. */
export interface SpanQuery {
  since?: number | undefined;
  until?: number | undefined;
  resolution?: "1h" | "1d" | undefined;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Spans up to this long are shown by the hour, unless days are asked for. */
const HOURLY_UP_TO_MS = 3 * DAY_MS;

/** The intervals that statistics are asked for; the last day by the hour when nothing is said. */
export function readSpan({ since, until, resolution }: SpanQuery, now: number): TimeGrid {
  const end = until === undefined ? now : until * 1000;
  const start = since === undefined ? end - DAY_MS : Math.min(since * 1000, end);
  const isHourly = resolution === undefined ? end - start <= HOURLY_UP_TO_MS : resolution === "1h";
  return toGrid(start, end, isHourly ? HOUR_MS : DAY_MS);
}
