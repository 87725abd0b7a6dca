import type { EventPayload } from "../../seams.ts";
import type { Component } from "./component.ts";
import { resolveVariables } from "./fingerprint-variables.ts";

/** What the sender's `fingerprint` asks for. */
export type Fingerprint =
  /** Nothing of its own: group by the event. */
  | { kind: "default" }
  /** Only these decide. */
  | { kind: "custom"; components: Component[] }
  /** The event decides, but apart from events with other entries than these. */
  | { kind: "hybrid"; components: Component[] };

const DEFAULT_ENTRY = "{{ default }}";
const DEFAULT_SPELLINGS = /^\s*\{\{\s*default\s*\}\}\s*$/;

/** Reads `event.fingerprint`, with its `{{ variables }}` filled in from the event. */
export function readFingerprint(event: EventPayload): Fingerprint {
  const entries = event.fingerprint;
  if (!entries || entries.length === 0) return { kind: "default" };
  const components: Component[] = [];
  let defaults = 0;
  for (const entry of entries) {
    const isDefault = DEFAULT_SPELLINGS.test(entry);
    if (isDefault) defaults++;
    components.push(["fingerprint", isDefault ? DEFAULT_ENTRY : resolveVariables(entry, event)]);
  }
  if (defaults === entries.length) return { kind: "default" };
  return { kind: defaults > 0 ? "hybrid" : "custom", components };
}
