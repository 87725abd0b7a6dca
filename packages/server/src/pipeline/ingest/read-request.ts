import type { FastifyRequest } from "fastify";
import { findIngestCredentials, parseEventId, type RateLimit } from "../../protocol/index.ts";
import type { RawEvent } from "../seams.ts";
import type { Refusal } from "./answer.ts";
import { type DecodedBody, decodeBody } from "./decode-body.ts";
import { isOriginAllowed } from "./is-origin-allowed.ts";
import type { KeyDirectory, KeyOwner } from "./key-directory.ts";
import type { RateLimiter } from "./rate-limiter.ts";
import type { ItemCount, Submission } from "./submission.ts";

export interface IngestLimits {
  /** After decompression. */
  maxEnvelopeBytes: number;
  maxEventBytes: number;
}

export interface ReadContext {
  keys: KeyDirectory;
  limits: IngestLimits;
  /** Which items besides events are kept, each type with the size they may have. */
  keptItemTypes: ReadonlyMap<string, { maxBytes: number }>;
  rateLimiter: RateLimiter;
  /** Epoch milliseconds. */
  now: () => number;
}

/**
 * What a request asks for, or why it is refused. `eventId` is what the SDK is answered with;
 * `limits`: those that kept a part of it from being taken.
 */
export type ReadRequest =
  | { ok: true; eventId: string | null; submission: Submission; limits?: readonly RateLimit[] }
  | { ok: false; refusal: Refusal };

/** Who sends, once the key was found and its project agrees with the request. */
export interface Sender extends KeyOwner {
  ok: true;
  publicKey: string;
  /** `name/version` of the SDK. */
  client: string | null;
}

/**
 * Finds who sends, by the credentials of the request (a path parameter `sentryKey` among them) and
 * the envelope's DSN. Refuses keys that are unknown, disabled or of another project than the path
 * names, and origins that the project does not take reports from.
 */
export async function findSender(
  context: ReadContext,
  request: FastifyRequest,
  envelopeDsn: string | null,
): Promise<Sender | { ok: false; refusal: Refusal }> {
  const { projectId: fromPath, sentryKey } = request.params as {
    projectId?: string;
    sentryKey?: string;
  };
  const credentials = findIngestCredentials({
    query: request.query as Record<string, unknown>,
    headers: request.headers,
    envelopeDsn,
    pathKey: sentryKey ?? null,
  });
  if (!credentials.ok) return refuse(credentials);
  const key = await context.keys.find(credentials.publicKey);
  const named = [fromPath, credentials.projectIdFromDsn].filter((id) => id !== undefined);
  if (!key?.isActive || named.some((id) => id !== String(key.projectId))) {
    // One answer for unknown, disabled and another project's key: nothing to learn by trying.
    return refuse({ status: 403, detail: "event submission rejected with_reason: ProjectId" });
  }
  const origin = request.headers.origin ?? request.headers.referer;
  if (!isOriginAllowed(origin, key.allowedDomains)) {
    return refuse({
      status: 403,
      detail: "invalid origin",
      projectId: key.projectId,
      counted: { outcome: "filtered", reason: "invalid_origin" },
    });
  }
  const { publicKey, client } = credentials;
  return { ok: true, ...key, publicKey, client };
}

/** Asks whether one more event may be taken; what is not is counted, and the limits are given. */
export function takeEvent(context: ReadContext, sender: Sender, counts: ItemCount[]): RateLimit[] {
  const limits = context.rateLimiter.take(sender.rateLimits, context.now());
  const [limit] = limits;
  if (limit) {
    counts.push({
      projectId: sender.projectId,
      category: "error",
      outcome: "rate_limited",
      reason: limit.reason ?? "",
      quantity: 1,
    });
  }
  return limits;
}

/** What the request says of whatever it brings, added to `part`. */
export function toRaw<T extends Pick<RawEvent, "payload" | "sentAt">>(
  context: ReadContext,
  request: FastifyRequest,
  sender: Sender,
  part: T,
): Omit<RawEvent, "eventId"> & T {
  return {
    organizationId: sender.organizationId,
    projectId: sender.projectId,
    publicKey: sender.publicKey,
    keyId: sender.keyId,
    receivedAt: context.now(),
    clientAddress: request.ip,
    client: sender.client,
    ...part,
  };
}

/** The id inside the payload, if it has one; null when the payload is no JSON object or its id no id. */
export function ownEventId(payload: Uint8Array): string | null | undefined {
  let value: unknown;
  try {
    value = JSON.parse(
      Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).toString("utf8"),
    );
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const { event_id: id } = value as { event_id?: unknown };
  return id === undefined || id === null ? undefined : (parseEventId(id) ?? null);
}

/** The request's body as it was before compression. */
export async function readBody(
  context: ReadContext,
  request: FastifyRequest,
): Promise<DecodedBody> {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const encoding = request.headers["content-encoding"];
  return await decodeBody(body, encoding, context.limits.maxEnvelopeBytes);
}

export function refuse(refusal: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal };
}
