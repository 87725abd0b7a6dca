import { Problem } from "@vedette/contract/problems";
import type { MonitorConfig } from "./model.ts";
import { readConfig, type SentConfig } from "./read-config.ts";

/** A configuration as people write it: the schedule's type stands beside the schedule. */
export interface WrittenConfig {
  schedule_type?: "crontab" | "interval" | undefined;
  schedule?: string | readonly [number, string] | undefined;
  timezone?: string | null | undefined;
  checkin_margin?: number | null | undefined;
  max_runtime?: number | null | undefined;
  failure_issue_threshold?: number | null | undefined;
  recovery_threshold?: number | null | undefined;
}

/** Reads it on top of what was so before. Refuses what makes no sense, by field. */
export function readWrittenConfig(before: MonitorConfig, written: WrittenConfig): MonitorConfig {
  const { schedule } = written;
  const sent: SentConfig = {
    schedule:
      schedule === undefined ? before.schedule : toSchedule(written.schedule_type, schedule),
    timezone: written.timezone ?? before.timezone,
    checkin_margin: written.checkin_margin ?? before.checkInMargin,
    max_runtime: written.max_runtime ?? before.maxRuntime,
    failure_issue_threshold: written.failure_issue_threshold ?? before.failureThreshold,
    recovery_threshold: written.recovery_threshold ?? before.recoveryThreshold,
  };
  const config = readConfig(sent);
  if ("errors" in config) throw Problem.fields(config.errors);
  return config;
}

/** Where the type is not said, the schedule shows it; where it is, they must agree. */
function toSchedule(
  type: WrittenConfig["schedule_type"],
  schedule: NonNullable<WrittenConfig["schedule"]>,
): object {
  const shown = typeof schedule === "string" ? "crontab" : "interval";
  if (type !== undefined && type !== shown) return { type: "neither" };
  return typeof schedule === "string"
    ? { type: shown, value: schedule }
    : { type: shown, value: schedule[0], unit: schedule[1] };
}
