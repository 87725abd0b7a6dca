import type { Hint } from "../../storage/index.ts";

const KEPT = 500;

/**
 * The last hints of this process, numbered, so that a page whose connection broke for a moment
 * misses none. Ids name the process too: what another numbered means nothing here.
 */
export class RecentHints {
  readonly #process: string;
  #hints: { at: number; hint: Hint }[] = [];
  #last = 0;
  /** Hints from here on are all kept. */
  #since = 1;

  constructor(process: string) {
    this.#process = process;
  }

  /** Keeps a hint, and gives its id. */
  add(hint: Hint): string {
    this.#last++;
    this.#hints.push({ at: this.#last, hint });
    if (this.#hints.length >= 2 * KEPT) {
      this.#hints = this.#hints.slice(-KEPT);
      this.#since = this.#last - KEPT + 1;
    }
    return this.#idOf(this.#last);
  }

  /** The number of the last hint. */
  get last(): number {
    return this.#last;
  }

  /** Which number an id stands for; undefined when it is another process's, or too long ago. */
  numberOf(id: string): number | undefined {
    const [process, number = ""] = id.split("-");
    if (process !== this.#process || !/^\d{1,15}$/.test(number)) return undefined;
    const at = Number(number);
    return at >= this.#since - 1 && at <= this.#last ? at : undefined;
  }

  /** The hints after a number, with their ids. */
  after(number: number): { hint: Hint; id: string }[] {
    return this.#hints
      .filter(({ at }) => at > number)
      .map(({ at, hint }) => ({ hint, id: this.#idOf(at) }));
  }

  #idOf(at: number): string {
    return `${this.#process}-${at}`;
  }
}
