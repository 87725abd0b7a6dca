import { formatInstant, parseTimestamp } from "../../protocol/index.ts";
import type { Json, JsonObject, RawEvent } from "../seams.ts";
import type { Meta } from "./meta.ts";

/** When the event happened, and by how much every other instant in it is to be moved. */
export interface EventTime {
  /** Epoch seconds with fraction, on our clock. */
  timestamp: number;
  shiftMs: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Below this, a difference may as well be a slow network or a time zone's odd half hour. */
const DRIFT_MS = 55 * MINUTE_MS;
const FUTURE_MS = MINUTE_MS;
const PAST_MS = 30 * DAY_MS;

/**
 * Finds the event's time and corrects it (docs/wire.md): by the sender's clock drift, told by the
 * difference between sending and receiving; then, when it still lies in the future or is older than
 * 30 days, to the time of receipt.
 */
export function readTime(sent: JsonObject, raw: RawEvent, meta: Meta): EventTime {
  const claimedAt = parseTimestamp(sent["timestamp"]);
  const driftMs = raw.sentAt === null ? 0 : raw.receivedAt - raw.sentAt;
  let shiftMs = Math.abs(driftMs) >= DRIFT_MS ? driftMs : 0;
  if (claimedAt === undefined) {
    noteUnreadable(sent["timestamp"], meta);
    return { timestamp: toSeconds(raw.receivedAt), shiftMs };
  }
  if (shiftMs !== 0) note("clock_drift", claimedAt, claimedAt + shiftMs, meta);

  const ageMs = raw.receivedAt - (claimedAt + shiftMs);
  if (ageMs < -FUTURE_MS || ageMs > PAST_MS) {
    note(ageMs < 0 ? "future_timestamp" : "past_timestamp", claimedAt, raw.receivedAt, meta);
    shiftMs += ageMs;
  }
  return { timestamp: toSeconds(claimedAt + shiftMs), shiftMs };
}

/** Another instant of the event (a breadcrumb's) in epoch seconds, moved with the event's own. */
export function readInstant(value: Json | undefined, shiftMs: number): number | undefined {
  const at = parseTimestamp(value);
  if (at === undefined) return undefined;
  return toSeconds(Math.max(0, at + shiftMs));
}

/** Epoch milliseconds to seconds, precise to the microsecond. */
export function toSeconds(ms: number): number {
  return Math.round(ms * 1000) / 1e6;
}

function noteUnreadable(value: Json | undefined, meta: Meta): void {
  if (value === undefined || value === null || value === "") return;
  const shown = typeof value === "object" ? undefined : String(value).slice(0, 40);
  meta.at("timestamp").error("invalid_data", "expected a timestamp", shown);
}

function note(
  kind: "clock_drift" | "future_timestamp" | "past_timestamp",
  claimedAt: number,
  usedAt: number,
  meta: Meta,
): void {
  const sdkTime = formatInstant(claimedAt);
  meta
    .at("timestamp")
    .errorData(kind, { sdk_time: sdkTime, server_time: formatInstant(usedAt) }, sdkTime);
}
