import { createHmac } from "node:crypto";
import { SERVICE_HOOK_HEADERS, WEBHOOK_HEADERS } from "@vedette/contract";
import type { Recipient } from "../../outbox/index.ts";
import type { OpenReceiver } from "../../resources/receivers/index.ts";
import { signedHeaders, type Signing, type SigningSecret } from "./sign.ts";

type Headers = Record<string, string>;
type Write = (receiver: OpenReceiver, secret: SigningSecret, signing: Signing) => Headers;

/** What goes with a request to a signed subscriber of each kind. */
const HEADERS: { readonly [K in Recipient["kind"]]: Write } = {
  installation: (_receiver, secret, signing) => signedHeaders(secret, signing),
  "service-hook": serviceHookHeaders,
  "plain-webhook": (_receiver, _secret, signing) => plainHeaders(signing),
};

/** The headers of one attempt; without a secret those that need none. */
export function headersFor(
  receiver: OpenReceiver,
  secret: SigningSecret | null,
  signing: Signing,
): Headers {
  if (secret === null) return plainHeaders(signing);
  return HEADERS[receiver.subscriber.kind](receiver, secret, signing);
}

/** One digest under both names: the documented one and the one that Sentry sends today. */
function serviceHookHeaders(
  { uuid }: OpenReceiver,
  secret: SigningSecret,
  signing: Signing,
): Headers {
  const signature = createHmac("sha256", secret.sentry).update(signing.body).digest("hex");
  return {
    ...plainHeaders(signing),
    [SERVICE_HOOK_HEADERS.signature]: signature,
    [SERVICE_HOOK_HEADERS.olderSignature]: signature,
    [SERVICE_HOOK_HEADERS.timestamp]: String(Math.floor(signing.now / 1000)),
    [SERVICE_HOOK_HEADERS.id]: uuid,
  };
}

function plainHeaders({ userAgent, requestId, idempotencyKey }: Signing): Headers {
  return {
    "Content-Type": "application/json",
    "User-Agent": userAgent,
    [WEBHOOK_HEADERS.requestId]: requestId,
    [WEBHOOK_HEADERS.idempotencyKey]: idempotencyKey,
  };
}
