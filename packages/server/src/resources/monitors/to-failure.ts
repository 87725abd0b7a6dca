import type { Failure } from "../metric-counters/index.ts";
import type { Monitor } from "./model.ts";

/** A failed run for metric alerts to count. */
export function toFailure(
  monitor: Monitor,
  status: Failure["status"],
  { environment, release }: Pick<Failure, "environment" | "release">,
): Failure {
  const { projectId, uuid, slug } = monitor;
  return { projectId, monitor: { uuid, slug }, status, environment, release };
}
