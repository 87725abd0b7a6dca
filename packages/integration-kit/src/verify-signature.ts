import { createHmac, timingSafeEqual } from "node:crypto";
import { type HeaderSource, readHeader } from "./read-header.ts";

/** Both names are in use; where both are sent they carry the same signature. */
const SERVICE_HOOK_HEADERS = ["X-Sentry-Hook-Signature", "X-ServiceHook-Signature"];

/**
 * Whether the signature is the one that whoever holds the secret makes for this body:
 * HMAC-SHA256 in lower-case hex, compared in constant time.
 *
 * Give the body as it came, before any parsing: bytes are what is signed. The signature is the
 * header `Sentry-Hook-Signature` of a webhook, or `Sentry-App-Signature` of a request by a UI
 * component (for a GET the body is empty text); an absent one is simply wrong. The secret is the
 * integration's client secret. Throws `TypeError` when it is empty, since then anybody could sign.
 */
export function verifySignature(request: {
  body: string | Uint8Array;
  signature: string | null | undefined;
  secret: string;
}): boolean {
  if (request.secret === "") throw new TypeError("The secret is empty: is it configured?");
  const expected = createHmac("sha256", request.secret).update(request.body).digest("hex");
  const given = Buffer.from(request.signature ?? "");
  return given.length === expected.length && timingSafeEqual(given, Buffer.from(expected));
}

/**
 * The same for a service hook, whose secret is its own and whose signature comes in the header
 * `X-Sentry-Hook-Signature` or, from newer Sentry, `X-ServiceHook-Signature`.
 */
export function verifyServiceHookSignature(request: {
  headers: HeaderSource;
  body: string | Uint8Array;
  secret: string;
}): boolean {
  const { body, secret } = request;
  const signatures = SERVICE_HOOK_HEADERS.map((name) => readHeader(request.headers, name));
  const signature = signatures.find((value) => value !== null);
  return verifySignature({ body, signature, secret });
}
