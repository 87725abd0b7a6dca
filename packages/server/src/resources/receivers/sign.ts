import { createHmac, createSecretKey, type KeyObject } from "node:crypto";

/** A secret made ready for signing. */
export interface SigningSecret {
  /** Keyed with the UTF-8 text of the secret as it stands. */
  sentry: KeyObject;
  /** Keyed with the 32 bytes that its 64 hex characters spell. */
  standard: KeyObject;
}

export function toSigningSecret(secret: string): SigningSecret {
  return { sentry: createSecretKey(secret, "utf8"), standard: createSecretKey(secret, "hex") };
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
