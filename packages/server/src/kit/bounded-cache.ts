interface Entry<V> {
  value: V;
  /** Epoch milliseconds of the caller's clock. */
  expiresAt: number;
}

/**
 * A map that holds at most so many entries for at most so long; the one unused the longest goes
 * first. Time is always the caller's `now` in milliseconds, so it has no timer of its own.
 */
export class BoundedCache<K, V> {
  readonly #entries = new Map<K, Entry<V>>();
  readonly #maxEntries: number;
  readonly #ttlMs: number;

  /** `ttlMs` may be `Infinity`. Refuses a size below 1 or a lifetime that is not positive. */
  constructor(limits: { maxEntries: number; ttlMs: number }) {
    if (!(limits.maxEntries >= 1) || !(limits.ttlMs > 0)) {
      throw new RangeError("A cache needs room for one entry and a lifetime above 0");
    }
    this.#maxEntries = limits.maxEntries;
    this.#ttlMs = limits.ttlMs;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The value, unless it was never set, was pushed out, or its time is over. */
  get(key: K, now: number): V | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    // A Map keeps insertion order: to set an entry anew is to move it to the young end.
    this.#entries.delete(key);
    if (entry.expiresAt <= now) return undefined;
    this.#entries.set(key, entry);
    return entry.value;
  }

  set(key: K, value: V, now: number): void {
    this.#entries.delete(key);
    this.#entries.set(key, { value, expiresAt: now + this.#ttlMs });
    if (this.#entries.size <= this.#maxEntries) return;
    for (const oldest of this.#entries.keys()) {
      this.#entries.delete(oldest);
      return;
    }
  }

  delete(key: K): void {
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }
}
