import { BoundedCache } from "../../kit/index.ts";

const REMEMBERED_RECEIVERS = 10_000;
const REMEMBERED_FOR_MS = 60_000;

/** How many more each receiver may be sent now, when each may be sent so many a second. */
export class Rates {
  readonly #perSecond: number | null;
  readonly #left = new BoundedCache<string, { count: number; at: number }>({
    maxEntries: REMEMBERED_RECEIVERS,
    ttlMs: REMEMBERED_FOR_MS,
  });

  /** Null: any number. */
  constructor(perSecond: number | null) {
    this.#perSecond = perSecond;
  }

  /** Whole ones; what is not used within a second is not saved up. */
  left(receiver: string, now: number): number {
    return Math.floor(this.#leftOf(receiver, now));
  }

  take(receiver: string, now: number): void {
    if (this.#perSecond === null) return;
    this.#left.set(receiver, { count: this.#leftOf(receiver, now) - 1, at: now }, now);
  }

  #leftOf(receiver: string, now: number): number {
    if (this.#perSecond === null) return Infinity;
    const known = this.#left.get(receiver, now);
    if (known === undefined) return this.#perSecond;
    const grown = (Math.max(0, now - known.at) * this.#perSecond) / 1000;
    return Math.min(this.#perSecond, known.count + grown);
  }
}
