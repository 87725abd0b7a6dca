import type { DataCategory } from "./item-category.ts";

/** One limit an SDK must keep to. */
export interface RateLimit {
  /** For how long; rounded up, at least one second. */
  seconds: number;
  /** Empty means every category. */
  categories: readonly DataCategory[];
  scope: "organization" | "project" | "key";
  /** One machine-readable word, e.g. `project_quota`. */
  reason?: string;
}

/** Value of `X-Sentry-Rate-Limits`: `60:error;default:key:project_quota, 2700::organization`. */
export function formatRateLimits(limits: readonly RateLimit[]): string {
  return limits.map(formatLimit).join(", ");
}

/** Value of `Retry-After`: whole seconds of the longest limit, 0 when there is none. */
export function formatRetryAfter(limits: readonly RateLimit[]): string {
  return String(limits.reduce((longest, limit) => Math.max(longest, wholeSeconds(limit)), 0));
}

function formatLimit(limit: RateLimit): string {
  const entry = `${wholeSeconds(limit)}:${limit.categories.join(";")}:${limit.scope}`;
  // The header's own separators must not come in with the reason.
  return limit.reason ? `${entry}:${limit.reason.replaceAll(/[^\w-]/g, "_")}` : entry;
}

function wholeSeconds(limit: RateLimit): number {
  return Math.max(1, Math.ceil(limit.seconds));
}
