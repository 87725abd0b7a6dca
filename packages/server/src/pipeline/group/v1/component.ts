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

/** The text that is hashed; equal texts mean equal components in equal order. */
export function joinComponents(components: readonly Component[]): string {
  let text = "";
  for (const [name, value] of components) text += `${name}\0${value}\0`;
  return text;
}
