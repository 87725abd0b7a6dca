import type { SeenRelease } from "../../resources/releases/index.ts";
import type { PreparedEvent } from "../seams.ts";
import type { Assignment } from "./assign-issues.ts";

/** Which releases and environments the events of a batch name, and the issues first seen in them. */
export function gatherReleases(
  events: readonly PreparedEvent[],
  created: Assignment["created"],
): SeenRelease[] {
  const firsts = new Map<PreparedEvent, number>();
  for (const { event } of created) firsts.set(event, (firsts.get(event) ?? 0) + 1);
  return events.map((event) => ({
    organizationId: event.organizationId,
    projectId: event.projectId,
    version: event.payload.release ?? null,
    environment: event.payload.environment ?? null,
    events: 1,
    newIssues: firsts.get(event) ?? 0,
    firstAt: event.timestampAt,
    lastAt: event.timestampAt,
  }));
}
