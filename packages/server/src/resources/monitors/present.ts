import type {
  CheckIn as WireCheckIn,
  Monitor as WireMonitor,
  MonitorConfig as WireConfig,
} from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { Project } from "../projects/index.ts";
import type { CheckIn, Monitor, MonitorConfig, MonitorEnvironment } from "./model.ts";

export function presentMonitor(
  monitor: Monitor,
  project: Project,
  environments: readonly MonitorEnvironment[],
): WireMonitor {
  return {
    id: monitor.uuid,
    slug: monitor.slug,
    name: monitor.name,
    status: monitor.status,
    state: monitor.standing.state,
    isMuted: monitor.isMuted,
    config: presentConfig(monitor.config),
    lastCheckIn: toInstant(monitor.lastCheckInAt),
    nextCheckIn: toInstant(monitor.nextExpectedAt),
    nextCheckInLatest: toInstant(monitor.missedAt),
    dateCreated: formatInstant(monitor.createdAt),
    project: {
      id: String(project.id),
      name: project.name,
      slug: project.slug,
      platform: project.platform,
    },
    environments: environments.map(presentEnvironment),
  };
}

function presentEnvironment(environment: MonitorEnvironment): WireMonitor["environments"][number] {
  return {
    name: environment.name,
    isMuted: environment.isMuted,
    status: environment.status,
    lastCheckIn: toInstant(environment.lastCheckInAt),
    dateCreated: formatInstant(environment.createdAt),
  };
}

export function presentCheckIn(checkIn: CheckIn): WireCheckIn {
  return {
    id: checkIn.checkInId,
    status: checkIn.status,
    environment: checkIn.environment,
    release: checkIn.release,
    duration: checkIn.durationMs,
    expectedTime: toInstant(checkIn.expectedAt),
    dateAdded: formatInstant(checkIn.startedAt),
    dateUpdated: formatInstant(checkIn.updatedAt),
  };
}

function presentConfig(config: MonitorConfig): WireConfig {
  const { schedule } = config;
  return {
    schedule_type: schedule?.type ?? null,
    schedule:
      schedule?.type === "interval" ? [schedule.value, schedule.unit] : (schedule?.value ?? null),
    timezone: config.timezone,
    checkin_margin: config.checkInMargin,
    max_runtime: config.maxRuntime,
    failure_issue_threshold: config.failureThreshold,
    recovery_threshold: config.recoveryThreshold,
  };
}

function toInstant(at: number | null): string | null {
  return at === null ? null : formatInstant(at);
}
