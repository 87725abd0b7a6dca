import { isSchedule } from "./expect-next.ts";
import {
  DEFAULT_CONFIG,
  INTERVAL_UNITS,
  type IntervalUnit,
  type MonitorConfig,
  type Schedule,
} from "./model.ts";

/** What a sender says of a monitor, in the wire's words. */
export interface SentConfig {
  schedule?: unknown;
  timezone?: unknown;
  checkin_margin?: unknown;
  max_runtime?: unknown;
  failure_issue_threshold?: unknown;
  recovery_threshold?: unknown;
}

const MAX_MINUTES = 525_600;
const MAX_THRESHOLD = 720;
const MAX_INTERVAL = 10_000;

/**
 * The configuration that a check-in brings (`monitor_config`), or what is wrong with it, by field.
 * Absent parts have their defaults.
 */
export function readConfig(sent: SentConfig): MonitorConfig | { errors: Record<string, string[]> } {
  const errors: Record<string, string[]> = {};
  const timezone = readTimezone(sent.timezone);
  if (timezone === undefined) errors["timezone"] = ["Not a valid time zone."];
  const schedule = readSchedule(sent.schedule);
  if (schedule === undefined || (schedule && !isSchedule(schedule, timezone ?? "UTC"))) {
    errors["schedule"] = ["Not a valid schedule."];
  }
  const readNumber = (field: keyof SentConfig, otherwise: number, max: number): number => {
    const value = sent[field] ?? otherwise;
    if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= max)
      return value;
    // No margin at all is what some senders mean by the smallest one.
    if (value === 0) return 1;
    errors[field] = [`A whole number from 1 to ${max} is required.`];
    return otherwise;
  };
  const config: MonitorConfig = {
    schedule: schedule ?? null,
    timezone: timezone ?? "UTC",
    checkInMargin: readNumber("checkin_margin", DEFAULT_CONFIG.checkInMargin, MAX_MINUTES),
    maxRuntime: readNumber("max_runtime", DEFAULT_CONFIG.maxRuntime, MAX_MINUTES),
    failureThreshold: readNumber(
      "failure_issue_threshold",
      DEFAULT_CONFIG.failureThreshold,
      MAX_THRESHOLD,
    ),
    recoveryThreshold: readNumber(
      "recovery_threshold",
      DEFAULT_CONFIG.recoveryThreshold,
      MAX_THRESHOLD,
    ),
  };
  return Object.keys(errors).length > 0 ? { errors } : config;
}

function readTimezone(value: unknown): string | undefined {
  if (value === undefined || value === null || value === "") return DEFAULT_CONFIG.timezone;
  if (typeof value !== "string" || value.length > 64) return undefined;
  try {
    // Throws on a zone that nobody knows.
    new Intl.DateTimeFormat("en", { timeZone: value }).format(0);
    return value;
  } catch {
    return undefined;
  }
}

/** Null: none was sent; undefined: it is not one. */
function readSchedule(value: unknown): Schedule | null | undefined {
  if (value === undefined || value === null) return null;
  if (typeof value !== "object") return undefined;
  const { type, value: amount, unit } = value as { [key: string]: unknown };
  if (type === "crontab" && typeof amount === "string" && amount.length <= 100) {
    return { type, value: amount.trim() };
  }
  const isInterval =
    type === "interval" &&
    typeof amount === "number" &&
    Number.isInteger(amount) &&
    amount >= 1 &&
    amount <= MAX_INTERVAL &&
    isUnit(unit);
  return isInterval ? { type, value: amount, unit } : undefined;
}

function isUnit(value: unknown): value is IntervalUnit {
  return INTERVAL_UNITS.some((unit) => unit === value);
}
