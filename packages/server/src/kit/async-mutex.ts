/** Lets one asynchronous piece of work run at a time, in the order they asked. */
export class Mutex {
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Runs `work` once all that was asked before has ended, and gives what it gives.
   * A failure is its caller's alone: those who wait behind it run all the same.
   */
  run<T>(work: () => T | Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
