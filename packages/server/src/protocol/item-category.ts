/** What rate limits and outcome counts are kept by. */
export type DataCategory =
  | "default"
  | "error"
  | "transaction"
  | "span"
  | "security"
  | "attachment"
  | "session"
  | "profile"
  | "profile_chunk"
  | "replay"
  | "feedback"
  | "monitor"
  | "log_item"
  | "trace_metric"
  | "metric_bucket"
  | "internal";

const CATEGORIES: ReadonlyMap<string, DataCategory> = new Map<string, DataCategory>([
  ["event", "error"],
  ["unreal_report", "error"],
  ["transaction", "transaction"],
  ["span", "span"],
  ["otel_span", "span"],
  ["otel_traces_data", "span"],
  ["security", "security"],
  ["raw_security", "security"],
  ["nel", "security"],
  ["attachment", "attachment"],
  ["form_data", "attachment"],
  ["session", "session"],
  ["sessions", "session"],
  ["profile", "profile"],
  ["profile_chunk", "profile_chunk"],
  ["replay_event", "replay"],
  ["replay_recording", "replay"],
  ["replay_video", "replay"],
  ["feedback", "feedback"],
  ["user_report", "feedback"],
  ["check_in", "monitor"],
  ["log", "log_item"],
  ["otel_log", "log_item"],
  ["otel_logs_data", "log_item"],
  ["trace_metric", "trace_metric"],
  ["statsd", "metric_bucket"],
  ["metric_buckets", "metric_bucket"],
  ["metric_meta", "metric_bucket"],
  ["client_report", "internal"],
]);

/**
 * The category an envelope item counts under. An `event` is an `error` here; the caller counts it as
 * `default` once it knows that it holds no exception. Unknown types are `default`; `internal` items
 * are never limited (docs/wire.md).
 */
export function categoryOfItem(itemType: string): DataCategory {
  return CATEGORIES.get(itemType) ?? "default";
}
