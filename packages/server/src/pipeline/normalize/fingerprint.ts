import type { Json, NormalizedEvent } from "../seams.ts";
import type { Meta } from "./meta.ts";

/**
 * Fills in the sender's fingerprint. Booleans and numbers become text (`True`, `3` for 3.5); parts
 * are never cut, for that would group what the sender keeps apart.
 */
export function readFingerprint(sent: Json | undefined, event: NormalizedEvent, meta: Meta): void {
  if (sent === undefined || sent === null) return;
  const place = meta.at("fingerprint");
  if (!Array.isArray(sent)) {
    place.error("invalid_data", "expected a list");
    return;
  }
  const parts: string[] = [];
  for (const [at, part] of sent.entries()) {
    if (typeof part === "string") parts.push(part);
    else if (typeof part === "number") parts.push(String(Math.trunc(part)));
    else if (typeof part === "boolean") parts.push(part ? "True" : "False");
    else if (part !== null) place.at(at).error("invalid_data", "expected text");
  }
  if (parts.length > 0) event.fingerprint = parts;
}
