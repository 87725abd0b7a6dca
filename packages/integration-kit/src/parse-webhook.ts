import { type HeaderSource, readHeader } from "./read-header.ts";
import { verifySignature } from "./verify-signature.ts";
import type { Webhook, WebhookEvent } from "./webhook.ts";

export interface WebhookRequest {
  headers: HeaderSource;
  /** The body as it came, before any parsing. */
  body: string | Uint8Array;
  /** The integration's client secret. */
  secret: string;
  /**
   * Refuses what was sent longer ago, or as far in the future. The time is not signed: this keeps
   * out what is merely late, not somebody who has a signed body and writes the headers anew.
   */
  maxAgeSeconds?: number;
  /** Epoch milliseconds to take as now; the system's clock when absent. */
  now?: number;
}

export type ParsedWebhook =
  | { ok: true; webhook: Webhook }
  /** Not from who holds the secret: answer 401. */
  | { ok: false; reason: "no-signature" | "wrong-signature" | "too-old" }
  /** Authentic, but not what a webhook looks like: answer 400. */
  | { ok: false; reason: "bad-headers" | "not-json" | "bad-shape" }
  /** Authentic, but of an event this version does not know: answer 200 and go on. */
  | { ok: false; reason: "unknown-event"; event: string; payload: Record<string, unknown> };

/**
 * Checks that a webhook is authentic and reads it. Never throws for anything a sender may do.
 * Checks the envelope (action, installation, data), not every field inside `data`.
 */
export function parseWebhook(request: WebhookRequest): ParsedWebhook {
  const { headers, body, secret } = request;
  const signature = readHeader(headers, "Sentry-Hook-Signature");
  if (signature === null) return { ok: false, reason: "no-signature" };
  if (!verifySignature({ body, signature, secret }))
    return { ok: false, reason: "wrong-signature" };

  const resource = readHeader(headers, "Sentry-Hook-Resource");
  const requestId = readHeader(headers, "Request-ID");
  const timestamp = readTimestamp(headers);
  if (resource === null || requestId === null || timestamp === null) {
    return { ok: false, reason: "bad-headers" };
  }
  if (isTooOld(timestamp, request)) return { ok: false, reason: "too-old" };

  const payload = parseJson(body);
  if (payload === undefined) return { ok: false, reason: "not-json" };
  if (!isRecord(payload)) return { ok: false, reason: "bad-shape" };
  const { action, installation, data, actor } = payload;
  if (
    typeof action !== "string" ||
    !isRecord(installation) ||
    typeof installation["uuid"] !== "string" ||
    !isRecord(data)
  ) {
    return { ok: false, reason: "bad-shape" };
  }
  const event = `${resource}.${action}`;
  if (!isKnown(event)) return { ok: false, reason: "unknown-event", event, payload };
  const webhook = {
    event,
    resource,
    action,
    data,
    installationId: installation["uuid"],
    actor: isRecord(actor) ? actor : null,
    timestamp,
    requestId,
    idempotencyKey: readHeader(headers, "Idempotency-Key"),
  };
  // What is inside `data` is the sender's word, vouched for by the signature.
  return { ok: true, webhook: webhook as unknown as Webhook };
}

function readTimestamp(headers: HeaderSource): number | null {
  const text = readHeader(headers, "Sentry-Hook-Timestamp");
  return text !== null && /^\d{1,12}$/.test(text) ? Number(text) : null;
}

function isTooOld(timestamp: number, { maxAgeSeconds, now = Date.now() }: WebhookRequest): boolean {
  return maxAgeSeconds !== undefined && Math.abs(now / 1000 - timestamp) > maxAgeSeconds;
}

function parseJson(body: string | Uint8Array): unknown {
  try {
    const text = typeof body === "string" ? body : new TextDecoder().decode(body);
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isKnown(event: string): event is WebhookEvent {
  return Object.hasOwn(KNOWN_EVENTS, event);
}

/** A record, so that the compiler misses none. */
const KNOWN_EVENTS: Readonly<Record<WebhookEvent, true>> = {
  "installation.created": true,
  "installation.deleted": true,
  "issue.created": true,
  "issue.resolved": true,
  "issue.assigned": true,
  "issue.ignored": true,
  "issue.archived": true,
  "issue.unresolved": true,
  "error.created": true,
  "event_alert.triggered": true,
  "metric_alert.open": true,
  "metric_alert.warning": true,
  "metric_alert.critical": true,
  "metric_alert.resolved": true,
  "comment.created": true,
  "comment.updated": true,
  "comment.deleted": true,
  "sentry_status.happy": true,
  "sentry_status.sad": true,
  "sentry_status.sick": true,
};
