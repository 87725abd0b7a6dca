/** A key that a person's device holds, and what it takes to check what the device signs. */
export interface Passkey {
  id: number;
  userId: number;
  name: string;
  /** base64url, as the next one. */
  credentialId: string;
  publicKey: string;
  /** How often the device used it; a copy of the device would fall behind. */
  counter: number;
  /** How the browser reaches the device, in WebAuthn's words. */
  transports: readonly string[];
  /** Epoch milliseconds, as the next one. */
  createdAt: number;
  lastUsedAt: number | null;
}

/** How long a browser has to make or use a passkey. */
export const CHALLENGE_LIFETIME_MS = 5 * 60_000;

/** More than anybody has devices. */
export const MAX_PASSKEYS = 20;
