import type { EventMetadata, NormalizedEvent } from "../seams.ts";
import type { Crash } from "./crash.ts";
import { firstLine } from "./first-line.ts";

const MAX_VALUE_CHARS = 256;
const UNKNOWN = "<unknown>";

/** One line that names the event, by its type. */
export function describeTitle(
  event: NormalizedEvent,
  crash: Crash,
  metadata: EventMetadata,
): string {
  switch (event.type) {
    case "error":
      return errorTitle(event, crash, metadata);
    case "csp":
      return metadata.message ?? UNKNOWN;
    case "feedback":
      return "User Feedback";
    default:
      return metadata.title ?? "<unlabeled event>";
  }
}

/**
 * `Type: first line of the value`. Without a type that means anything, the value or the message
 * speaks for itself; without those, the function that broke.
 */
function errorTitle(event: NormalizedEvent, crash: Crash, metadata: EventMetadata): string {
  const value = firstLine(crash.exception?.value, MAX_VALUE_CHARS);
  if (metadata.type) return value === "" ? metadata.type : `${metadata.type}: ${value}`;
  return (
    value || firstLine(event.logentry?.formatted, MAX_VALUE_CHARS) || metadata.function || UNKNOWN
  );
}
