import { BoundedCache } from "../../kit/index.ts";
import type { RateRule } from "./rate-limiter.ts";

/** Whom a DSN's public key belongs to. */
export interface KeyOwner {
  organizationId: number;
  projectId: number;
  /** The key's own number. */
  keyId: number;
  isActive: boolean;
  /** JSON `ProjectRules`. */
  rules: string;
  /** Origins that browsers may send from; `*` is all. */
  allowedDomains: readonly string[];
  rateLimits: readonly RateRule[];
}

/** How long a change to a key may go unnoticed by a process that did not make it. */
const rememberMs = 3000;

/** Looks DSN keys up, remembering each for a few seconds, unknown ones too. */
export class KeyDirectory {
  readonly #known = new BoundedCache<string, Promise<KeyOwner | undefined>>({
    maxEntries: 10_000,
    ttlMs: rememberMs,
  });
  readonly #find: (publicKey: string) => Promise<KeyOwner | undefined>;
  readonly #now: () => number;

  constructor(find: (publicKey: string) => Promise<KeyOwner | undefined>, now: () => number) {
    this.#find = find;
    this.#now = now;
  }

  find(publicKey: string): Promise<KeyOwner | undefined> {
    const now = this.#now();
    const known = this.#known.get(publicKey, now);
    if (known) return known;
    const found = this.#find(publicKey);
    this.#known.set(publicKey, found, now);
    // A database that failed once is asked again, not believed for three seconds.
    found.catch(() => this.#known.delete(publicKey));
    return found;
  }

  /** Forgets everything: a key has just been changed here. */
  clear(): void {
    this.#known.clear();
  }
}
