import type { JsonObject, NormalizedEvent, RawEvent } from "../seams.ts";
import { readBreadcrumbs } from "./breadcrumbs.ts";
import { readContexts } from "./contexts.ts";
import { readException } from "./exception.ts";
import { readFingerprint } from "./fingerprint.ts";
import { readFreeData, readSentErrors, readSentMeta } from "./free-data.ts";
import { readIdentity } from "./identity.ts";
import { toLevel } from "./level.ts";
import { readLogentry } from "./logentry.ts";
import { Meta } from "./meta.ts";
import { parsePayload } from "./parse-payload.ts";
import { toPlatform } from "./platform.ts";
import { readRequest } from "./request.ts";
import { readSdk } from "./sdk.ts";
import { readSecurityReport } from "./security-report.ts";
import { readTags } from "./tags.ts";
import { readThreads } from "./threads.ts";
import { readTime, toSeconds } from "./time.ts";
import { readUser } from "./user.ts";

/**
 * The canonical form of an event (docs/wire.md). A field that is wrong, too long or of the wrong type
 * is corrected, cut or dropped, with a note in `_meta` and, where data was lost for being wrong, in
 * `errors`; it never costs the event. Refuses only a payload that is no JSON object, with
 * `UnprocessableEvent`. What a client says of `project`, `received`, `key_id` and its own `event_id`
 * is ignored: those are ours to say.
 */
export function normalize(raw: RawEvent): NormalizedEvent {
  const sent = parsePayload(raw.payload);
  const meta = new Meta();
  const time = readTime(sent, raw, meta);
  const event: NormalizedEvent = {
    event_id: raw.eventId,
    type: "default",
    platform: toPlatform(sent["platform"]),
    level: toLevel(sent["level"], "error", meta),
    timestamp: time.timestamp,
    received: toSeconds(raw.receivedAt),
    tags: [],
  };
  readIdentity(sent, event, meta);
  readTags(sent["tags"], event, meta);
  readFingerprint(sent["fingerprint"], event, meta);
  readSdk(sent, raw.client, event, meta);
  readLogentry(sent, event, meta);
  readException(sent, event, meta);
  readThreads(sent, event, meta);
  readBreadcrumbs(sent, time.shiftMs, event, meta);
  readRequest(sent, event, meta);
  readUser(sent, raw.clientAddress, event, meta);
  readContexts(sent, event, meta);
  readSecurityReport(sent, raw.clientAddress, event, meta);
  readFreeData(sent, event, meta);
  event.type = inferType(sent, event);
  writeNotes(sent, event, meta);
  return event;
}

/** The sender's `type` counts only where nothing in the event shows it. */
function inferType(sent: JsonObject, event: NormalizedEvent): NormalizedEvent["type"] {
  const type = sent["type"];
  if (type === "transaction" || type === "feedback") return type;
  if (event.csp) return "csp";
  return event.exception ? "error" : "default";
}

function writeNotes(sent: JsonObject, event: NormalizedEvent, meta: Meta): void {
  const sentErrors = readSentErrors(sent["errors"], meta);
  const notes = meta.finish(readSentMeta(sent["_meta"], meta));
  const errors = sentErrors.concat(notes.errors);
  if (errors.length > 0) event.errors = errors;
  if (notes.meta) event["_meta"] = notes.meta;
}
