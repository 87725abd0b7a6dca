import { type JsonObject, parseTimestamp } from "../../protocol/index.ts";
import { SESSION_LIFETIME_MS } from "../../resources/release-health/index.ts";
import type { SeenRelease } from "../../resources/releases/index.ts";
import type { Json, RawItem } from "../seams.ts";

const HOUR_MS = 3_600_000;
/** A sender's clock that is off by less than this is believed. */
const MAX_DRIFT_MS = 55 * 60_000;

/** What a session or a sum of them says of where it ran. Throws when it names no release. */
export function readAttributes(attributes: Json | undefined) {
  const { release, environment } = toObject(attributes);
  if (typeof release !== "string" || !isName(release.trim(), 200)) {
    throw new Error("names no release");
  }
  const isNamed = typeof environment === "string" && isName(environment.trim(), 64);
  return { release: release.trim(), environment: isNamed ? environment.trim() : "" };
}

/**
 * The hour in which a session started, epoch milliseconds on our clock. Throws for what started
 * so long ago that nobody waits for it.
 */
export function readStartHour(started: Json | undefined, item: RawItem): number {
  const sent = parseTimestamp(started);
  if (sent === undefined) throw new Error("does not say when it started");
  const drift = item.sentAt === null ? 0 : item.receivedAt - item.sentAt;
  const at = Math.min(Math.abs(drift) < MAX_DRIFT_MS ? sent : sent + drift, item.receivedAt);
  if (at < item.receivedAt - SESSION_LIFETIME_MS) throw new Error("started too long ago");
  return Math.floor(at / HOUR_MS) * HOUR_MS;
}

/** The release and environment of a session, as those of events are noted. */
export function toSeenRelease(
  item: RawItem,
  place: { release: string; environment: string },
): SeenRelease {
  return {
    organizationId: item.organizationId,
    projectId: item.projectId,
    version: place.release,
    environment: place.environment === "" ? null : place.environment,
    events: 0,
    newIssues: 0,
    firstAt: item.receivedAt,
    lastAt: item.receivedAt,
  };
}

export function toObject(value: Json | undefined): JsonObject {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Error("not an object");
  }
  return value;
}

/** A whole number from 0; absent is 0. */
export function toCount(value: Json | undefined): number {
  if (value === undefined || value === null) return 0;
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) {
    throw new Error("not a count");
  }
  return Math.min(value, MAX_COUNT);
}

/** Nobody runs more at once; a larger number would spoil the sums. */
const MAX_COUNT = 1_000_000_000;

function isName(text: string, maxLength: number): boolean {
  // oxlint-disable-next-line no-control-regex -- these are what a name must not hold
  return text !== "" && text.length <= maxLength && !/[\u0000-\u001f/\\]/.test(text);
}
