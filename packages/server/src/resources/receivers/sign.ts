import { createHmac, createSecretKey, type KeyObject } from "node:crypto";

/** A secret made ready for signing. */
export interface SigningSecret {
  /** Keyed with the UTF-8 text of the secret as it stands. */
  sentry: KeyObject;
  /** Keyed with the bytes that it spells (`toStandardKey`). */
  standard: KeyObject;
}

export function toSigningSecret(secret: string): SigningSecret {
  return { sentry: createSecretKey(secret, "utf8"), standard: toStandardKey(secret) };
}

/**
 * Secrets of ours are hex; one that somebody brought along may be written as Standard Webhooks writes
 * them, `whsec_` and base64, or is any text, which then stands for its own bytes.
 */
function toStandardKey(secret: string): KeyObject {
  if (/^([0-9a-f]{2})+$/i.test(secret)) return createSecretKey(secret, "hex");
  const [, base64] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret) ?? [];
  return base64 === undefined ? createSecretKey(secret, "utf8") : createSecretKey(base64, "base64");
}

/** Hex HMAC-SHA256 of the body's exact bytes. */
export function signBody(secret: SigningSecret, body: Uint8Array): string {
  return createHmac("sha256", secret.sentry).update(body).digest("hex");
}

/** What Standard Webhooks signs: `<id>.<timestamp>.<body>`. */
export interface StandardMessage {
  id: string;
  /** Epoch seconds, as it is written in the header. */
  timestamp: string;
  body: Uint8Array;
}

/** The `webhook-signature` of a message: one for each secret, the current one first. */
export function signStandard(secrets: readonly SigningSecret[], message: StandardMessage): string {
  const { id, timestamp, body } = message;
  const signatures = secrets.map(({ standard }) =>
    createHmac("sha256", standard).update(`${id}.${timestamp}.`).update(body).digest("base64"),
  );
  return signatures.map((signature) => `v1,${signature}`).join(" ");
}
