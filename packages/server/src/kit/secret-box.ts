import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";

/** A key fit for sealing. Derive it once and keep it: the derivation is not free. */
export type SealKey = KeyObject;

const VERSION = "v1:";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SHORTEST_KEY_TEXT = 32;

/**
 * Turns an operator's key text into a key (HKDF-SHA256). HKDF does not slow a guesser down, so the
 * text must be random, not a password: refuses one under 32 characters with `RangeError`.
 */
export function deriveSealKey(keyText: string): SealKey {
  if (keyText.length < SHORTEST_KEY_TEXT) {
    throw new RangeError(`A key needs at least ${SHORTEST_KEY_TEXT} random characters`);
  }
  return createSecretKey(new Uint8Array(hkdfSync("sha256", keyText, "", "secret-box v1", 32)));
}

/**
 * Encrypts a secret that must be read again (AES-256-GCM, fresh nonce each time).
 * Gives `v1:` and then nonce, tag and ciphertext in base64url.
 */
export function seal(key: SealKey, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const ciphertext = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return VERSION + Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]).toString("base64url");
}

/**
 * Reads what `seal` wrote. Throws when the text is of another version, was altered, or was sealed
 * with another key; the message never holds any of it.
 */
export function open(key: SealKey, sealed: string): string {
  if (!sealed.startsWith(VERSION)) throw new Error("Not a sealed secret of a known version");
  const bytes = Buffer.from(sealed.slice(VERSION.length), "base64url");
  if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new Error("The sealed secret is cut short");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const start = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([start, decipher.final()]).toString("utf8");
  } catch (cause) {
    throw new Error("The sealed secret was altered, or sealed with another key", { cause });
  }
}
