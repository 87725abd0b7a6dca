import type { Recipient } from "../../outbox/index.ts";

/** Who is told. */
export type Subscriber = Recipient;

/** What came of one try: `delivered` is any 2xx, `gone` and `rejected` are other answers, the rest is none. */
export type AttemptOutcome =
  | "delivered"
  | "rejected"
  /** It answered 410: there is nobody there any more. */
  | "gone"
  | "timeout"
  | "dns"
  | "refused"
  | "reset"
  | "tls"
  | "private-address"
  | "too-large"
  | "bad-url";

/** Why a delivery was given up without a try. */
export type SkipReason =
  /** The installation is gone, or not complete. */
  | "uninstalled"
  | "no-webhook-url"
  /** The integration is switched off. */
  | "disabled"
  /** It did not answer in time too often, or said that it is gone, and is told nothing more. */
  | "unsubscribed"
  /** The event it tells of was removed before its body was built. */
  | "event-gone"
  /** The body could not be built; the log says why. */
  | "unbuildable";

/** One fact owed to one subscriber. */
export interface NewDelivery {
  outboxId: number;
  organizationId: number;
  subscriber: Subscriber;
  /** Deliveries of one receiver wait for each other, those of different ones never. */
  receiver: string;
  resource: string;
  action: string;
  /** The same over all tries. */
  idempotencyKey: string;
  /** Deliveries of one key are sent one after the other, in the order they were made. */
  orderKey?: string;
  /** The exact text to sign and send, and why it is not to be sent now; or why there is none. */
  content: { body: string; skipped?: SkipReason } | { body?: never; skipped: SkipReason };
}

/** What is to be known of a delivery that was claimed to record what it came to. */
export interface Claim {
  id: number;
  organizationId: number;
  /** Names the claim: who records under another has lost the lease meanwhile. */
  lease: string;
  subscriber: Subscriber;
  /** How many tries there have been. */
  attempts: number;
}

/** A delivery this process holds the lease of. */
export interface ClaimedDelivery extends Claim {
  receiver: string;
  resource: string;
  action: string;
  idempotencyKey: string;
  /** How many of them before it was sent again, when the schedule began anew. */
  attemptsBefore: number;
  /** A sample that somebody sent. */
  isTest: boolean;
  /** Epoch milliseconds. */
  createdAt: number;
  body: string;
}

/** One try, as it is kept. */
export interface Attempt {
  /** Epoch milliseconds. */
  startedAt: number;
  durationMs: number;
  outcome: AttemptOutcome;
  statusCode: number | null;
  requestId: string;
  url: string;
  /** As sent, but for values that are secret, which are stars; null: none is known. */
  requestHeaders: { readonly [name: string]: string } | null;
  /** Null when there was no answer. */
  responseHeaders: { readonly [name: string]: string } | null;
  /** The first characters of the answer. */
  responseBody: string | null;
  /** One sentence on why there was no answer. */
  detail: string | null;
  receiverErrorId: string | null;
  receiverProjectId: string | null;
}

/** What a claimed delivery came to. */
export type Finished =
  | Tried
  | { kind: "skipped"; delivery: Claim; reason: SkipReason }
  /** It was not tried, and is left to whoever claims it next. */
  | { kind: "released"; delivery: Claim };

/** The same claim without all that is needed for sending only, which is the larger part. */
export function toClaim({ id, organizationId, lease, subscriber, attempts }: Claim): Claim {
  return { id, organizationId, lease, subscriber, attempts };
}

/** A try made ready for its row, once: it may have to go to another thread, which objects make dear. */
export interface AttemptRecord {
  outcome: AttemptOutcome;
  durationMs: number;
  /** In the order of the columns that `recordFinished` fills. */
  values: readonly (string | number | null)[];
}

/** A claimed delivery after one more try. */
export type Tried = { delivery: Claim; attempt: AttemptRecord } & (
  | { kind: "delivered" }
  /** The schedule has ended. */
  | { kind: "failed" }
  | { kind: "retry"; dueAt: number }
);

/**
 * PostgreSQL keeps no NUL in text, and half a surrogate pair is no text at all: one answer that
 * holds either must not keep a batch of others from being recorded.
 */
export function toStorableText(text: string): string {
  return text.replaceAll("\u0000", "\ufffd").toWellFormed();
}

/** Headers as text, as many as are worth keeping: a receiver may answer with any number. */
export function toStorableHeaders(
  headers: { readonly [name: string]: string } | null,
): string | null {
  if (headers === null) return null;
  // JSON escapes what `toStorableText` replaces.
  if (areShort(headers)) return JSON.stringify(headers);
  let room = MAX_HEADER_CHARACTERS;
  const kept = Object.entries(headers).flatMap(([name, value]) => {
    const entry = [name.slice(0, MAX_NAME), value.slice(0, MAX_VALUE)] as const;
    room -= name.length + value.length;
    return room < 0 ? [] : [entry];
  });
  return JSON.stringify(Object.fromEntries(kept));
}

const MAX_HEADER_CHARACTERS = 4000;
const MAX_NAME = 100;
const MAX_VALUE = 500;

/** Whether all of them can be kept whole, as nearly always. */
function areShort(headers: { readonly [name: string]: string }): boolean {
  let characters = 0;
  for (const name of Object.keys(headers)) {
    const length = headers[name]?.length ?? 0;
    if (name.length > MAX_NAME || length > MAX_VALUE) return false;
    characters += name.length + length;
  }
  return characters <= MAX_HEADER_CHARACTERS;
}

/**
 * Names whose turn it is to be sent something. The same address of two installations is two
 * receivers: what one does to its address is not the other's to wait for.
 */
export function toReceiver(subscriber: Subscriber, url: string): string {
  return `${receiverPrefix(subscriber)}${URL.parse(url)?.origin ?? "nowhere"}`;
}

/** Names what is told to a subscriber of one issue. */
export function toOrderKey({ kind, id }: Subscriber, issueId: string): string {
  return `${kind}:${id} ${issueId}`;
}

/** What the names of all receivers of one subscriber begin with. */
export function receiverPrefix(subscriber: Subscriber): string {
  return `${subscriber.kind}:${subscriber.id} `;
}
