/** The named place of randomness for identifiers and secrets. */

import { randomBytes, randomInt, randomUUID } from "node:crypto";

/** That many random bytes as lower-case hex, two characters each. Fit for secrets and tokens. */
export function randomHex(bytes: number): string {
  return randomBytes(bytes).toString("hex");
}

/** That many characters, each picked at random from an alphabet. */
export function randomText(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
}

/** A random UUID with dashes, lower-case (RFC 9562 version 4). */
export function uuid4(): string {
  return randomUUID();
}

/** A random UUID as 32 lower-case hex characters, the form event and request ids have. */
export function uuid4Hex(): string {
  return randomUUID().replaceAll("-", "");
}
