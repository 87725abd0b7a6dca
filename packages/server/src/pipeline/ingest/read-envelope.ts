import type { FastifyRequest } from "fastify";
import { randomHex } from "../../kit/index.ts";
import {
  categoryOfItem,
  type Envelope,
  type EnvelopeItem,
  parseEnvelope,
  parseTimestamp,
  type RateLimit,
} from "../../protocol/index.ts";
import type { RawEvent, RawItem } from "../seams.ts";
import {
  findSender,
  ownEventId,
  type ReadContext,
  type ReadRequest,
  readBody,
  refuse,
  type Sender,
  takeEvent,
  toRaw,
} from "./read-request.ts";
import type { ItemCount } from "./submission.ts";

/** Reads an envelope request: credentials, body, items. Items we do not keep are counted. */
export async function readEnvelopeRequest(
  context: ReadContext,
  request: FastifyRequest,
): Promise<ReadRequest> {
  const body = await readBody(context, request);
  if (!body.ok) return refuse(body);
  const envelope = parseEnvelope(body.bytes);
  if (!envelope.ok)
    return refuse({ status: 400, detail: envelope.detail, causes: envelope.causes });
  const dsn = envelope.header["dsn"];
  const sender = await findSender(context, request, typeof dsn === "string" ? dsn : null);
  if (!sender.ok) return sender;
  return takeItems(context, request, sender, envelope);
}

function takeItems(
  context: ReadContext,
  request: FastifyRequest,
  sender: Sender,
  envelope: Extract<Envelope, { ok: true }>,
): ReadRequest {
  const { projectId } = sender;
  const { maxEventBytes } = context.limits;
  const headerId = envelope.header["event_id"];
  const sentAt = parseTimestamp(envelope.header["sent_at"]) ?? null;
  const { event: eventItem, kept, counts } = sortItems(context, projectId, envelope.items);
  let eventId = typeof headerId === "string" ? headerId : null;
  let event: RawEvent | null = null;
  let limits: RateLimit[] = [];
  if (eventItem) {
    const { payload } = eventItem;
    if (payload.length > maxEventBytes) {
      const detail = `the event item is larger than ${maxEventBytes} bytes`;
      return refuse({ status: 413, detail, projectId });
    }
    // What people say is not what breaks: feedback is under no limit of errors.
    if (eventItem.type === "event") limits = takeEvent(context, sender, counts);
    const own = eventId ?? ownEventId(payload);
    eventId = own ?? randomHex(16);
    if (limits.length === 0) event = toRaw(context, request, sender, { eventId, payload, sentAt });
  }
  // What belongs to an event that is not taken goes with it.
  const orphaned = (type: string): boolean => limits.length > 0 && type === "attachment";
  const items = kept.flatMap(({ type, header, payload }): RawItem[] => {
    if (orphaned(type)) {
      const reason = limits[0]?.reason ?? "";
      counts.push({ ...countOf(projectId, type, null), outcome: "rate_limited", reason });
      return [];
    }
    return [{ type, header, ...toRaw(context, request, sender, { eventId, payload, sentAt }) }];
  });
  return { ok: true, eventId, submission: { event, rules: sender.rules, items, counts }, limits };
}

/**
 * The event (what people say of a page is one too: an event of type feedback), the other items that
 * are kept, and the counts of those that are not.
 */
function sortItems(context: ReadContext, projectId: number, items: readonly EnvelopeItem[]) {
  const counts: ItemCount[] = [];
  const kept: EnvelopeItem[] = [];
  let event: EnvelopeItem | null = null;
  for (const item of items) {
    const keptType = context.keptItemTypes.get(item.type);
    if (keptType && item.payload.length <= keptType.maxBytes) kept.push(item);
    else if (keptType) counts.push(countOf(projectId, item.type, "too_large"));
    else if (item.type !== "event" && item.type !== "feedback")
      counts.push(countOf(projectId, item.type, null));
    else if (event) counts.push(countOf(projectId, item.type, "second_event"));
    else event = item;
  }
  return { event, kept, counts };
}

function countOf(projectId: number, type: string, invalid: string | null): ItemCount {
  const known = knownTypes.has(type);
  return {
    projectId,
    category: categoryOfItem(type),
    outcome: invalid ? "invalid" : "dropped",
    reason: invalid ?? (known ? "not_kept" : "unknown_item"),
    quantity: 1,
  };
}

const knownTypes = new Set(
  (
    "attachment feedback user_report session sessions client_report transaction span check_in log trace_metric statsd " +
    "metric_meta metric_buckets replay_event replay_recording replay_video profile profile_chunk security raw_security nel"
  ).split(" "),
);
