import type { FastifyRequest } from "fastify";
import { randomHex } from "../../kit/index.ts";
import {
  categoryOfItem,
  decodeStoreBody,
  type Envelope,
  findIngestCredentials,
  parseEnvelope,
  parseEventId,
  parseTimestamp,
} from "../../protocol/index.ts";
import type { RawEvent } from "../seams.ts";
import type { Refusal } from "./answer.ts";
import { decodeBody } from "./decode-body.ts";
import type { KeyDirectory } from "./key-directory.ts";
import type { ItemCount, Submission } from "./submission.ts";

export interface IngestLimits {
  /** After decompression. */
  maxEnvelopeBytes: number;
  maxEventBytes: number;
}

export interface ReadContext {
  keys: KeyDirectory;
  limits: IngestLimits;
  /** Epoch milliseconds. */
  now: () => number;
}

/** What a request asks for, or why it is refused. `eventId` is what the SDK is answered with. */
export type ReadRequest =
  | { ok: true; eventId: string | null; submission: Submission }
  | { ok: false; refusal: Refusal };

/** Reads an envelope request: credentials, body, items. Items we do not keep are counted. */
export async function readEnvelopeRequest(
  context: ReadContext,
  request: FastifyRequest,
): Promise<ReadRequest> {
  const body = await decodeBody(
    bodyOf(request),
    request.headers["content-encoding"],
    context.limits.maxEnvelopeBytes,
  );
  if (!body.ok) return refuse(body);
  const envelope = parseEnvelope(body.bytes);
  if (!envelope.ok)
    return refuse({ status: 400, detail: envelope.detail, causes: envelope.causes });
  const dsn = envelope.header["dsn"];
  const sender = await findSender(context, request, typeof dsn === "string" ? dsn : null);
  if (!sender.ok) return sender;
  return takeItems(context, request, sender, envelope);
}

/** Reads a store request: one event, plain or base64, compressed or not, as old SDKs send it. */
export async function readStoreRequest(
  context: ReadContext,
  request: FastifyRequest,
): Promise<ReadRequest> {
  const sender = await findSender(context, request, null);
  if (!sender.ok) return sender;
  const body = await decodeBody(
    bodyOf(request),
    request.headers["content-encoding"],
    context.limits.maxEnvelopeBytes,
  );
  if (!body.ok) return refuse({ ...body, projectId: sender.projectId });
  const store = decodeStoreBody(body.bytes, context.limits.maxEventBytes);
  if (!store.ok) {
    return refuse({
      status: store.reason === "too_large" ? 413 : 400,
      detail: store.detail,
      projectId: sender.projectId,
    });
  }
  const own = ownEventId(store.bytes);
  if (own === "invalid")
    return refuse({
      status: 400,
      detail: "the event is not valid JSON or its id is no event id",
      projectId: sender.projectId,
    });
  const eventId = own ?? randomHex(16);
  const event = toRawEvent(context, request, sender, {
    eventId,
    payload: store.bytes,
    sentAt: null,
  });
  return { ok: true, eventId, submission: { event, rules: sender.rules, counts: [] } };
}

type Sender = {
  ok: true;
  organizationId: number;
  projectId: number;
  publicKey: string;
  client: string | null;
  rules: string;
};

async function findSender(
  context: ReadContext,
  request: FastifyRequest,
  envelopeDsn: string | null,
): Promise<Sender | { ok: false; refusal: Refusal }> {
  const credentials = findIngestCredentials({
    query: request.query as Record<string, unknown>,
    headers: request.headers,
    envelopeDsn,
  });
  if (!credentials.ok) return refuse(credentials);
  const key = await context.keys.find(credentials.publicKey);
  const { projectId: fromPath } = request.params as { projectId?: string };
  const named = [fromPath, credentials.projectIdFromDsn].filter((id) => id !== undefined);
  if (!key?.isActive || named.some((id) => id !== String(key.projectId))) {
    // One answer for unknown, disabled and another project's key: nothing to learn by trying.
    return refuse({ status: 403, detail: "event submission rejected with_reason: ProjectId" });
  }
  const { publicKey, client } = credentials;
  return {
    ok: true,
    organizationId: key.organizationId,
    projectId: key.projectId,
    publicKey,
    client,
    rules: key.rules,
  };
}

function takeItems(
  context: ReadContext,
  request: FastifyRequest,
  sender: Sender,
  envelope: Extract<Envelope, { ok: true }>,
): ReadRequest {
  const counts: ItemCount[] = [];
  let event: RawEvent | null = null;
  const headerId = envelope.header["event_id"];
  for (const item of envelope.items) {
    if (item.type !== "event" || event) {
      counts.push(
        countOf(
          sender.projectId,
          item.type,
          event && item.type === "event" ? "second_event" : null,
        ),
      );
      continue;
    }
    if (item.payload.length > context.limits.maxEventBytes) {
      return refuse({
        status: 413,
        detail: `the event item is larger than ${context.limits.maxEventBytes} bytes`,
        projectId: sender.projectId,
      });
    }
    const own = typeof headerId === "string" ? headerId : ownEventId(item.payload);
    const eventId = own === undefined || own === "invalid" ? randomHex(16) : own;
    const sentAt = parseTimestamp(envelope.header["sent_at"]) ?? null;
    event = toRawEvent(context, request, sender, { eventId, payload: item.payload, sentAt });
  }
  const eventId = event?.eventId ?? (typeof headerId === "string" ? headerId : null);
  return { ok: true, eventId, submission: { event, rules: sender.rules, counts } };
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

function toRawEvent(
  context: ReadContext,
  request: FastifyRequest,
  sender: Sender,
  part: Pick<RawEvent, "eventId" | "payload" | "sentAt">,
): RawEvent {
  return {
    organizationId: sender.organizationId,
    projectId: sender.projectId,
    publicKey: sender.publicKey,
    receivedAt: context.now(),
    clientAddress: request.ip,
    client: sender.client,
    ...part,
  };
}

/** The id inside the payload; "invalid" when the payload is no JSON object or its id no id. */
function ownEventId(payload: Uint8Array): string | "invalid" | undefined {
  let value: unknown;
  try {
    value = JSON.parse(
      Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).toString("utf8"),
    );
  } catch {
    return "invalid";
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "invalid";
  const { event_id: id } = value as { event_id?: unknown };
  return id === undefined || id === null ? undefined : (parseEventId(id) ?? "invalid");
}

function bodyOf(request: FastifyRequest): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

function refuse(refusal: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal };
}
