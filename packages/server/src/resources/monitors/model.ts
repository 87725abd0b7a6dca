/** A job that reports each of its runs. Instants are epoch milliseconds. */
export interface Monitor {
  id: number;
  organizationId: number;
  projectId: number;
  /** With dashes; what the wire calls its id. */
  uuid: string;
  slug: string;
  name: string;
  config: MonitorConfig;
  /** Disabled: check-ins are kept, nothing is expected and nothing is said of failures. */
  status: "active" | "disabled";
  /** Check-ins are kept and things expected as ever, but nothing is said of failures. */
  isMuted: boolean;
  standing: Standing;
  lastCheckInAt: number | null;
  nextExpectedAt: number | null;
  /** When the expected check-in counts as missed. */
  missedAt: number | null;
  createdAt: number;
}

/** Where a monitor's job runs, and how it went there last. */
export interface MonitorEnvironment {
  name: string;
  isMuted: boolean;
  status: CheckInStatus;
  /** When it last reported; null: it never did, and was missed. */
  lastCheckInAt: number | null;
  createdAt: number;
}

export interface MonitorConfig {
  /** Null: it runs when it runs, and no run is ever missed. */
  schedule: Schedule | null;
  /** IANA name; what a crontab is read in. */
  timezone: string;
  /** Minutes a check-in may be late. */
  checkInMargin: number;
  /** Minutes a run may take. */
  maxRuntime: number;
  /** Bad check-ins in a row that make it fail, good ones that make it recover. */
  failureThreshold: number;
  recoveryThreshold: number;
}

export type Schedule =
  | { type: "crontab"; value: string }
  | { type: "interval"; value: number; unit: IntervalUnit };

export const INTERVAL_UNITS = ["minute", "hour", "day", "week", "month", "year"] as const;
export type IntervalUnit = (typeof INTERVAL_UNITS)[number];

export const DEFAULT_CONFIG: MonitorConfig = {
  schedule: null,
  timezone: "UTC",
  checkInMargin: 1,
  maxRuntime: 30,
  failureThreshold: 1,
  recoveryThreshold: 1,
};

/** How the last check-ins went. `waiting`: none has come yet. */
export interface Standing {
  state: "waiting" | "ok" | "failed" | "missed" | "timed_out";
  failures: number;
  successes: number;
}

export type CheckInStatus = "in_progress" | "ok" | "error" | "missed" | "timeout";

/** One run, or one that did not come. */
export interface CheckIn {
  id: number;
  monitorId: number;
  /** 32 hex characters. */
  checkInId: string;
  status: CheckInStatus;
  durationMs: number | null;
  environment: string;
  release: string | null;
  expectedAt: number | null;
  startedAt: number;
  updatedAt: number;
  /** When a run that has not ended counts as hung. */
  timesOutAt: number | null;
}

/** Whether anybody hears of failures: neither the monitor nor where it ran is muted, and it is on. */
export function isHeardOf(
  { status, isMuted }: Pick<Monitor, "status" | "isMuted">,
  isEnvironmentMuted: boolean,
): boolean {
  return status === "active" && !isMuted && !isEnvironmentMuted;
}

const FAILED_AS = { error: "failed", missed: "missed", timeout: "timed_out" } as const;

/**
 * How a monitor stands after a run has ended. `isFailing`: the run failed, and enough of them have
 * for people to hear of it. One that fails stays so until enough runs in a row are good.
 */
export function afterRun(
  { state, failures, successes }: Standing,
  status: "ok" | "error" | "missed" | "timeout",
  config: Pick<MonitorConfig, "failureThreshold" | "recoveryThreshold">,
): { standing: Standing; isFailing: boolean } {
  const isDown = state !== "ok" && state !== "waiting";
  if (status === "ok") {
    const good = successes + 1;
    const isUp = !isDown || good >= config.recoveryThreshold;
    const standing: Standing = { state: isUp ? "ok" : state, failures: 0, successes: good };
    return { standing, isFailing: false };
  }
  const bad = failures + 1;
  const isFailing = isDown || bad >= config.failureThreshold;
  return {
    standing: { state: isFailing ? FAILED_AS[status] : state, failures: bad, successes: 0 },
    isFailing,
  };
}
