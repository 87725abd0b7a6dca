import type { EventPayload, NormalizedEvent } from "../seams.ts";
import { findCrash } from "./crash.ts";
import { describeCulprit } from "./culprit.ts";
import { deriveTags } from "./derived-tags.ts";
import { describeMetadata } from "./metadata.ts";
import { describeTitle } from "./title.ts";

/**
 * What people see of an event (docs/wire.md): title, culprit, metadata, location, and the tags the
 * server adds after the sender's own, whose word stands where both name a key. Looks at nothing but
 * the event, which has been scrubbed: so nothing here brings back what was taken out.
 */
export function describe(event: NormalizedEvent): EventPayload {
  const crash = findCrash(event);
  const metadata = describeMetadata(event, crash);
  const payload: EventPayload = {
    ...event,
    tags: event.tags.concat(deriveTags(event, crash)),
    title: describeTitle(event, crash, metadata),
    culprit: describeCulprit(event, crash),
    metadata,
  };
  if (metadata.filename !== undefined) payload.location = metadata.filename;
  return payload;
}
