const HOUR_MS = 3_600_000;

/** For how long an alert is silenced; null: until somebody says otherwise. */
export const SNOOZE_CHOICES = [
  ["for an hour", HOUR_MS],
  ["for a day", 24 * HOUR_MS],
  ["for a week", 168 * HOUR_MS],
  ["until it is woken", null],
] as const satisfies readonly (readonly [string, number | null])[];

/** What is sent for a choice made at `nowMs`. */
export function toSnooze(target: "me" | "everyone", lengthMs: number | null, nowMs: number) {
  const until = lengthMs === null ? null : new Date(nowMs + lengthMs).toISOString();
  return { target, until };
}
