import {
  SERVICE_HOOK_HEADERS,
  STANDARD_HEADERS,
  WEBHOOK_HEADERS,
} from "@vedette/contract/webhook-headers";
import type { Recipient } from "../../outbox/index.ts";
import { signBody, type SigningSecret, signStandard } from "./sign.ts";
import type { OpenTarget } from "./targets.ts";

type Headers = { [name: string]: string };

/** One request, about to be sent. */
export interface Request {
  body: Uint8Array;
  resource: string;
  /** New for each attempt: 32 hex characters. */
  requestId: string;
  /** The same over all attempts of one delivery. */
  idempotencyKey: string;
  /** A sample that somebody sent. */
  isTest: boolean;
  /** Epoch milliseconds of the attempt. */
  now: number;
  userAgent: string;
}

/** What goes with a request to a signed subscriber of each kind. */
const SIGNED: {
  readonly [K in Recipient["kind"]]: (
    target: OpenTarget,
    secret: SigningSecret,
    request: Request,
  ) => Headers;
} = {
  installation: installationHeaders,
  "service-hook": serviceHookHeaders,
  "plain-webhook": installationHeaders,
};

/**
 * The headers of one attempt (docs/integrate/webhooks.md). Those of the receiver's own never replace
 * one of ours.
 */
export function headersFor(target: OpenTarget, request: Request): Headers {
  const { receiver, secret } = target;
  const headers = {
    "Content-Type": "application/json",
    "User-Agent": request.userAgent,
    [WEBHOOK_HEADERS.requestId]: request.requestId,
    [WEBHOOK_HEADERS.idempotencyKey]: request.idempotencyKey,
    ...(secret && SIGNED[receiver.subscriber.kind](target, secret, request)),
    ...(request.isTest && { [WEBHOOK_HEADERS.test]: "true" }),
  };
  const own = Object.entries(target.ownHeaders);
  if (own.length === 0) return headers;
  const taken = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const others = own.filter(([name]) => !taken.has(name.toLowerCase()));
  return { ...headers, ...Object.fromEntries(others) };
}

const MASK = "*".repeat(64);

/** The same headers for the records: signatures, and what the receiver asked for, are secret. */
export function maskHeaders(headers: Headers, target: OpenTarget): Headers {
  const masked = { ...headers };
  for (const name of [...SIGNATURES, ...Object.keys(target.ownHeaders)]) {
    if (name in masked) masked[name] = MASK;
  }
  return masked;
}

const SIGNATURES: readonly string[] = [
  WEBHOOK_HEADERS.signature,
  STANDARD_HEADERS.signature,
  SERVICE_HOOK_HEADERS.signature,
  SERVICE_HOOK_HEADERS.olderSignature,
];

function installationHeaders(
  { receiver, previous }: OpenTarget,
  secret: SigningSecret,
  { body, resource, idempotencyKey: id, now }: Request,
): Headers {
  const timestamp = toSeconds(now);
  const secrets = previous !== null && previous.until > now ? [secret, previous.secret] : [secret];
  return {
    [WEBHOOK_HEADERS.resource]: resource,
    [WEBHOOK_HEADERS.timestamp]: timestamp,
    [WEBHOOK_HEADERS.signature]: signBody(secret, body),
    ...(receiver.sendsStandardWebhooks && {
      [STANDARD_HEADERS.id]: id,
      [STANDARD_HEADERS.timestamp]: timestamp,
      [STANDARD_HEADERS.signature]: signStandard(secrets, { id, timestamp, body }),
    }),
  };
}

/** One digest under both names: the documented one and the one that Sentry sends today. */
function serviceHookHeaders(
  { receiver }: OpenTarget,
  secret: SigningSecret,
  { body, now }: Request,
): Headers {
  const signature = signBody(secret, body);
  return {
    [SERVICE_HOOK_HEADERS.signature]: signature,
    [SERVICE_HOOK_HEADERS.olderSignature]: signature,
    [SERVICE_HOOK_HEADERS.timestamp]: toSeconds(now),
    [SERVICE_HOOK_HEADERS.id]: receiver.uuid,
  };
}

function toSeconds(ms: number): string {
  return String(Math.floor(ms / 1000));
}
