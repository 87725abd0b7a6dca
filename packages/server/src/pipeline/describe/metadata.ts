import type { EventMetadata, JsonObject, NormalizedEvent } from "../seams.ts";
import type { Crash } from "./crash.ts";
import { blockedUri, cspDirective, cspMessage } from "./csp-report.ts";
import { cut, firstLine } from "./first-line.ts";

const MAX_TYPE_CHARS = 128;
const MAX_VALUE_CHARS = 1024;
const MAX_TITLE_CHARS = 256;

/** The short facts lists of issues show; which ones depends on the type of the event. */
export function describeMetadata(event: NormalizedEvent, crash: Crash): EventMetadata {
  switch (event.type) {
    case "error":
      return errorMetadata(crash);
    case "csp":
      return event.csp ? cspMetadata(event.csp) : {};
    case "feedback":
      return feedbackMetadata(event);
    case "transaction":
      return titleMetadata(event.transaction ?? event.logentry?.formatted);
    default:
      return titleMetadata(event.logentry?.formatted);
  }
}

function errorMetadata({ exception, frame }: Crash): EventMetadata {
  const metadata: EventMetadata = {};
  // What a synthetic exception is called was made up by the SDK.
  if (exception?.type && !exception.mechanism?.synthetic) {
    metadata.type = cut(exception.type, MAX_TYPE_CHARS);
  }
  if (exception?.value) metadata.value = cut(exception.value, MAX_VALUE_CHARS);
  const filename = frame?.filename ?? frame?.abs_path;
  if (filename) metadata.filename = filename;
  if (frame?.function) metadata.function = frame.function;
  return metadata;
}

function cspMetadata(csp: JsonObject): EventMetadata {
  return { directive: cspDirective(csp), uri: blockedUri(csp), message: cspMessage(csp) };
}

function feedbackMetadata(event: NormalizedEvent): EventMetadata {
  const feedback = event.contexts?.["feedback"];
  const metadata: EventMetadata = {};
  for (const key of ["message", "contact_email", "name"] as const) {
    const value = feedback?.[key];
    if (typeof value === "string" && value !== "") metadata[key] = cut(value, MAX_VALUE_CHARS);
  }
  return metadata;
}

function titleMetadata(text: string | undefined): EventMetadata {
  const title = firstLine(text, MAX_TITLE_CHARS);
  return title === "" ? {} : { title };
}
