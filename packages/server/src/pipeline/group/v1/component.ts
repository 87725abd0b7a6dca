import { hash } from "node:crypto";
import type { GroupingVariant } from "../../seams.ts";

/** One fact that takes part in grouping, e.g. `["function", "checkout"]`. */
export type Component = GroupingVariant["components"][number];

/** A variant that comes from the event itself, before any fingerprint is mixed in. */
export interface DefaultVariant {
  kind: Exclude<GroupingVariant["kind"], "checksum" | "custom">;
  components: Component[];
}

/** MD5 (hex) over `name NUL value NUL` of every component, as UTF-8. */
export function hashComponents(components: readonly Component[]): string {
  return hash("md5", joinComponents(components));
}

/** Whether two components say the same. */
export function isEqual(one: Component, other: Component | undefined): boolean {
  return one === other || (one[0] === other?.[0] && one[1] === other[1]);
}

/** The text that is hashed; equal texts mean equal components in equal order. */
export function joinComponents(components: readonly Component[]): string {
  // Joined at once: a text that grows part by part is made of four objects for every component.
  const parts: string[] = [];
  for (const [name, value] of components) parts.push(name, value);
  parts.push("");
  return parts.join("\0");
}
