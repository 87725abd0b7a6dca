import { createHmac, hash, timingSafeEqual } from "node:crypto";

/**
 * HMAC-SHA256 as 64 lower-case hex characters, the form every webhook signature has (docs/wire.md).
 * The key is the secret's UTF-8 text as it stands, even where it looks like hex.
 */
export function hmacSha256Hex(secret: string, body: string | Uint8Array): string {
  return createHmac("sha256", secret).update(body).digest("hex");
}

/** SHA-256 of the text's UTF-8 bytes as 64 lower-case hex characters. */
export function sha256Hex(text: string): string {
  return hash("sha256", text, "hex");
}

/**
 * Whether two texts are equal, in a time that tells nothing about where they differ,
 * nor about how long the secret one is.
 */
export function constantTimeEqual(a: string, b: string): boolean {
  // Digests have one length, which timingSafeEqual needs, and are equal only if the texts are.
  return timingSafeEqual(hash("sha256", a, "buffer"), hash("sha256", b, "buffer"));
}
