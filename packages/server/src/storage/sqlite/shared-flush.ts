/**
 * Flushes what was written so far, once for all who wait: `flush` resolves when a flush has ended that
 * began after the call. One that is running already may have missed what the caller wrote.
 */
export class SharedFlush {
  readonly #sync: () => Promise<void>;
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;

  constructor(sync: () => Promise<void>) {
    this.#sync = sync;
  }

  async flush(): Promise<void> {
    if (this.#next === null) {
      const before = this.#running;
      if (before === null) this.#running = this.#run();
      else this.#next = this.#runAfter(before);
    }
    await (this.#next ?? this.#running);
  }

  async #run(): Promise<void> {
    try {
      await this.#sync();
    } finally {
      this.#running = null;
    }
  }

  async #runAfter(before: Promise<void>): Promise<void> {
    // Whether that one failed is for those to know who waited for it.
    await before.catch(() => undefined);
    this.#running = this.#next;
    this.#next = null;
    await this.#run();
  }
}
