export interface CatchAll {
  id: number;
  userId: number;
  token: string;
  /** What it answers with. */
  answerStatus: number;
  /** Epoch milliseconds. */
  createdAt: number;
}

export interface CaughtRequest {
  id: number;
  method: string;
  /** What followed the address: path and query. */
  path: string;
  headers: readonly (readonly [name: string, value: string])[];
  /** At most `MAX_BODY_BYTES` of it. */
  body: Uint8Array;
  /** How long it was, bytes. */
  size: number;
  ipAddress: string;
  /** Epoch milliseconds. */
  receivedAt: number;
}

/** Of a longer body the beginning is kept. */
export const MAX_BODY_BYTES = 256 * 1024;
/** So many of a catch-all's requests are kept, the oldest make way. */
export const MAX_REQUESTS = 100;
/** All of them together take no more room than this. */
export const MAX_KEPT_BYTES = 4 * 1024 * 1024;
/** Whatever is older is forgotten. */
export const KEPT_MS = 7 * 86_400_000;

/**
 * Which of a catch-all's requests (newest first) are too many, by number or by what they take
 * together.
 */
export function findSurplus(kept: readonly { id: number; bytes: number }[]): number[] {
  let bytes = 0;
  return kept
    .filter((one, at) => {
      bytes += one.bytes;
      return at >= MAX_REQUESTS || (at > 0 && bytes > MAX_KEPT_BYTES);
    })
    .map(({ id }) => id);
}
