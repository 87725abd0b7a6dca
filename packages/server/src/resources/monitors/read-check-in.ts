import type { Json, JsonObject } from "../../protocol/index.ts";
import { parseEventId } from "../../protocol/index.ts";
import { slugify } from "../../kit/index.ts";
import type { MonitorConfig } from "./model.ts";
import { readConfig } from "./read-config.ts";

/** What a job reports of one of its runs. */
export interface CheckInReport {
  organizationId: number;
  projectId: number;
  slug: string;
  /** Null: the run that began last and has not ended, or a new one. */
  checkInId: string | null;
  status: "in_progress" | "ok" | "error";
  durationMs: number | null;
  environment: string;
  release: string | null;
  /** Null: the report says nothing of when the job runs. */
  config: MonitorConfig | null;
  /** Epoch milliseconds. */
  receivedAt: number;
}

export const MAX_MONITOR_SLUG = 50;
const NO_ID = "0".repeat(32);
const MAX_DURATION_SECONDS = 10_000_000;

/**
 * Reads the payload of a check-in (docs/wire.md). Throws where it names no monitor or no status. A
 * configuration that makes no sense is as good as none: the run still counts.
 */
export function readCheckIn(
  sent: JsonObject,
  from: Pick<CheckInReport, "organizationId" | "projectId" | "receivedAt">,
): CheckInReport {
  const slug = toMonitorSlug(sent["monitor_slug"]);
  const status = STATUSES.find((known) => known === sent["status"]);
  if (slug === undefined || status === undefined) throw new Error("no monitor, or no status");
  const id = parseEventId(sent["check_in_id"]);
  const { duration, monitor_config: config } = sent;
  return {
    ...from,
    slug,
    checkInId: id === undefined || id === NO_ID ? null : id,
    status,
    durationMs: isDuration(duration) ? Math.round(duration * 1000) : null,
    environment: toText(sent["environment"], 64) ?? "production",
    release: toText(sent["release"], 250) ?? null,
    config: isObject(config) ? readSentConfig(config) : null,
  };
}

const STATUSES = ["in_progress", "ok", "error"] as const;

/** The slug as monitors have it; undefined for what names none. */
export function toMonitorSlug(value: unknown): string | undefined {
  if (typeof value !== "string" || value.trim() === "" || value.length > 200) return undefined;
  return slugify(value, "monitor", MAX_MONITOR_SLUG) || undefined;
}

function readSentConfig(sent: JsonObject): MonitorConfig | null {
  const config = readConfig(sent);
  return "errors" in config ? null : config;
}

function isDuration(value: Json | undefined): value is number {
  return typeof value === "number" && value >= 0 && value <= MAX_DURATION_SECONDS;
}

function toText(value: Json | undefined, maxChars: number): string | undefined {
  if (typeof value !== "string") return undefined;
  const text = value.replaceAll("\0", "").trim();
  return text === "" ? undefined : text.slice(0, maxChars);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
