/**
 * What metric alerts look at: series that the pipeline counts as it stores events, shared by all
 * rules that count the same. `ensureSeries` has something counted, `countEvents` and `countFailures`
 * count, and `readTotals` and `readUsers` say how much there was in any window.
 */
export { countEvents } from "./count-events.ts";
export { countFailures, type Failure, toFailureSubject } from "./count-failures.ts";
export { ensureSeries, releaseSeries, type SeriesOfRules } from "./ensure-series.ts";
export {
  type MetricKind,
  type MetricTerm,
  MINUTE_MS,
  SPARE_MS,
  type TextPattern,
  toMinute,
  WRONG_CLOCK_MS,
} from "./model.ts";
export { meets } from "./meets.ts";
export { type Amount, readAmounts, readStays, type Stay } from "./store-history.ts";
export { findSame as findCounted, lockCounting } from "./store-series.ts";
export { toSubject, userKeyOf } from "./to-subject.ts";
export { pruneSeries } from "./prune-series.ts";
export { purgeMetricSeries } from "./store-prune.ts";
export { type AskedTotal, type AskedUsers, readTotals, readUsers } from "./store-read.ts";
