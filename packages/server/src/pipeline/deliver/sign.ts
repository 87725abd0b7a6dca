import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import { WEBHOOK_HEADERS } from "@vedette/contract";

/** A client secret made ready for signing. */
export interface SigningSecret {
  /** Keyed with the UTF-8 text of the secret as it stands. */
  sentry: KeyObject;
  /** Keyed with the 32 bytes that its 64 hex characters spell. */
  standard: KeyObject;
}

export interface Signing {
  body: Uint8Array;
  resource: string;
  /** New for each attempt: 32 hex characters. */
  requestId: string;
  /** The same over all attempts of one delivery. */
  idempotencyKey: string;
  /** Epoch milliseconds of the attempt. */
  now: number;
  userAgent: string;
}

export function toSigningSecret(clientSecret: string): SigningSecret {
  return {
    sentry: createSecretKey(clientSecret, "utf8"),
    standard: createSecretKey(clientSecret, "hex"),
  };
}

/**
 * The headers of one attempt (docs/wire.md, webhooks): those of Sentry, and beside them the three of
 * Standard Webhooks, so that a receiver verifies with whichever library it has.
 *
 * The secret to give a Standard Webhooks library is `whsec_` and the base64 of the bytes that the
 * client secret spells in hex. Its message id is the idempotency key.
 */
export function signedHeaders(secret: SigningSecret, signing: Signing): Record<string, string> {
  const { body, idempotencyKey } = signing;
  const timestamp = String(Math.floor(signing.now / 1000));
  const signature = createHmac("sha256", secret.sentry).update(body).digest("hex");
  const standardSignature = createHmac("sha256", secret.standard)
    .update(`${idempotencyKey}.${timestamp}.`)
    .update(body)
    .digest("base64");
  return {
    "Content-Type": "application/json",
    "User-Agent": signing.userAgent,
    [WEBHOOK_HEADERS.requestId]: signing.requestId,
    [WEBHOOK_HEADERS.resource]: signing.resource,
    [WEBHOOK_HEADERS.timestamp]: timestamp,
    [WEBHOOK_HEADERS.signature]: signature,
    [WEBHOOK_HEADERS.idempotencyKey]: idempotencyKey,
    "webhook-id": idempotencyKey,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${standardSignature}`,
  };
}
