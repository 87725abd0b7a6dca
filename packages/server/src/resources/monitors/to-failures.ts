import type { Failure } from "../metric-counters/index.ts";
import type { Monitor } from "./model.ts";

/** A failed run for metric alerts to count; none where the monitor is switched off. */
export function toFailures(
  monitor: Monitor,
  status: Failure["status"],
  { environment, release }: Pick<Failure, "environment" | "release">,
): Failure[] {
  if (monitor.status !== "active") return [];
  const { projectId, uuid, slug } = monitor;
  return [{ projectId, monitor: { uuid, slug }, status, environment, release }];
}
