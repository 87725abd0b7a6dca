/** How many of each, of those there are any of. */
export class Counter<K> {
  readonly #counts = new Map<K, number>();
  #total = 0;

  get total(): number {
    return this.#total;
  }

  of(key: K): number {
    return this.#counts.get(key) ?? 0;
  }

  add(key: K, quantity: number): void {
    const count = this.of(key) + quantity;
    this.#total += quantity;
    if (count === 0) this.#counts.delete(key);
    else this.#counts.set(key, count);
  }

  clear(key: K): void {
    this.add(key, -this.of(key));
  }

  [Symbol.iterator](): IterableIterator<[K, number]> {
    return this.#counts[Symbol.iterator]();
  }
}
