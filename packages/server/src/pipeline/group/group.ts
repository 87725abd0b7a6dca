import type { EventPayload, Grouping } from "../seams.ts";
import { groupV1 } from "./v1/index.ts";

export type GroupingVersion = Grouping["version"];

/**
 * Every algorithm that ever decided about an issue stays: changing one in place would split the
 * issues it made. A new idea is a new version.
 */
const ALGORITHMS: Record<GroupingVersion, (event: EventPayload) => Grouping> = { v1: groupV1 };

/**
 * The hashes an event is grouped by (32 hex characters each, most preferred first) and the parts each
 * was made of. The same event always gets the same answer; nothing but the event is looked at.
 * Expects the event scrubbed and described (docs/wire.md, "Grouping").
 */
export function group(event: EventPayload, version: GroupingVersion = "v1"): Grouping {
  return ALGORITHMS[version](event);
}
