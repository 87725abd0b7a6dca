import type { createMonitor, Monitor, RouteBodyInput } from "@vedette/contract";

export const INTERVAL_UNITS = ["minute", "hour", "day", "week", "month", "year"] as const;

/** The fields of the form, as refusals name them. */
export const MONITOR_FIELDS = [
  "name",
  "slug",
  "project",
  "schedule",
  "timezone",
  "checkin_margin",
  "max_runtime",
  "failure_issue_threshold",
  "recovery_threshold",
];

/** What the form holds while it is filled in; both kinds of schedule are kept. Times in minutes. */
export interface MonitorChoices {
  name: string;
  project: string;
  type: "crontab" | "interval";
  crontab: string;
  timezone: string;
  amount: number;
  unit: (typeof INTERVAL_UNITS)[number];
  margin: number;
  maxRuntime: number;
  failures: number;
  recoveries: number;
}

/** What the form begins with: how the monitor is, or what most jobs are like. */
export function toChoices(monitor: Monitor | undefined): MonitorChoices {
  const config = monitor?.config;
  const schedule = config?.schedule ?? null;
  const [amount, unit] = Array.isArray(schedule) ? schedule : ([1, "hour"] as const);
  return {
    name: monitor?.name ?? "",
    project: monitor?.project.slug ?? "",
    type: Array.isArray(schedule) ? "interval" : "crontab",
    crontab: typeof schedule === "string" ? schedule : "0 3 * * *",
    timezone: config?.timezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    amount,
    unit,
    margin: config?.checkin_margin ?? 5,
    maxRuntime: config?.max_runtime ?? 30,
    failures: config?.failure_issue_threshold ?? 1,
    recoveries: config?.recovery_threshold ?? 1,
  };
}

/** What is told the API. */
export function toConfig(chosen: MonitorChoices): RouteBodyInput<typeof createMonitor>["config"] {
  return {
    schedule_type: chosen.type,
    schedule: chosen.type === "crontab" ? chosen.crontab.trim() : [chosen.amount, chosen.unit],
    timezone: chosen.timezone.trim(),
    checkin_margin: chosen.margin,
    max_runtime: chosen.maxRuntime,
    failure_issue_threshold: chosen.failures,
    recovery_threshold: chosen.recoveries,
  };
}
