const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Delay before each attempt: at once, then ever more patient, over a little more than a day. */
export const DEFAULT_SCHEDULE_MS: readonly number[] = [
  0,
  5 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  6 * HOUR_MS,
  16 * HOUR_MS,
];

/** The longest a receiver can put us off with `Retry-After`. */
const LONGEST_DELAY_MS = 24 * HOUR_MS;
const JITTER_SHARE = 0.2;

export interface Backoff {
  /** How many attempts have been made: 0 before the first. */
  attempt: number;
  /** Delay before each attempt in milliseconds; its length is how many there may be. */
  schedule?: readonly number[];
  /** A random number in [0, 1) from the caller; 0.5 keeps the schedule as it is. */
  jitter: number;
  /** What the receiver asked for, milliseconds; see `parseRetryAfter`. */
  retryAfterMs?: number | null;
}

/**
 * How long to wait before the next attempt, in whole milliseconds; null when there is none left.
 * The scheduled delay is spread by ±20 %, so that what failed together does not return together.
 * A `Retry-After` can lengthen it, up to 24 hours, never shorten it.
 * Throws `RangeError` on an attempt that is no count or a jitter outside [0, 1).
 */
export function nextAttemptDelayMs(backoff: Backoff): number | null {
  const { attempt, schedule = DEFAULT_SCHEDULE_MS, jitter, retryAfterMs } = backoff;
  if (!Number.isInteger(attempt) || attempt < 0) {
    throw new RangeError(`attempt is a count of attempts made, not ${attempt}`);
  }
  if (!(jitter >= 0 && jitter < 1)) {
    throw new RangeError(`jitter is in [0, 1), not ${jitter}`);
  }
  const scheduledMs = schedule[attempt];
  if (scheduledMs === undefined) return null;
  const spreadMs = Math.round(scheduledMs * (1 - JITTER_SHARE + 2 * JITTER_SHARE * jitter));
  if (retryAfterMs === undefined || retryAfterMs === null) return spreadMs;
  return Math.max(spreadMs, Math.min(Math.ceil(retryAfterMs), LONGEST_DELAY_MS));
}
