/** What was claimed and waits for its turn in its receiver's lane, first come first served. */
export class Ahead<T> {
  readonly #lines = new Map<string, T[]>();

  add(receiver: string, one: T): void {
    const line = this.#lines.get(receiver);
    if (line === undefined) this.#lines.set(receiver, [one]);
    else line.push(one);
  }

  /** The next of a receiver's. */
  take(receiver: string): T | undefined {
    const line = this.#lines.get(receiver);
    const one = line?.shift();
    if (line?.length === 0) this.#lines.delete(receiver);
    return one;
  }

  /** All of a receiver's; without a receiver, of everybody's. */
  takeAll(receiver?: string): T[] {
    const receivers = receiver === undefined ? [...this.#lines.keys()] : [receiver];
    return receivers.flatMap((name) => {
      const line = this.#lines.get(name) ?? [];
      this.#lines.delete(name);
      return line;
    });
  }
}
