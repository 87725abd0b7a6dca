import type { NormalizedEvent, ProjectRules } from "../seams.ts";
import { scrub } from "./index.ts";

/** The rules a project starts with. */
export const DEFAULT_RULES: ProjectRules = {
  scrubData: true,
  scrubDefaults: true,
  scrubIpAddresses: false,
  sensitiveFields: [],
  safeFields: [],
};

/** A canonical event of the least content, with what a test is about. For tests only. */
export function eventOf(parts: Partial<NormalizedEvent> = {}): NormalizedEvent {
  return {
    event_id: "0123456789abcdef0123456789abcdef",
    type: "error",
    platform: "node",
    level: "error",
    timestamp: 1_763_683_200,
    received: 1_763_683_201,
    tags: [],
    ...parts,
  };
}

/** Scrubs a copy of the least event with these parts. */
export function scrubbed(
  parts: Partial<NormalizedEvent>,
  rules: Partial<ProjectRules> = {},
): NormalizedEvent {
  return scrub(structuredClone(eventOf(parts)), { ...DEFAULT_RULES, ...rules });
}
