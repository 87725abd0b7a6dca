import { Readable } from "node:stream";
import type { LiveTopic } from "@vedette/contract";
import type { Audience, Hint } from "../../storage/index.ts";
import { toMessages, writeEvent } from "./live-message.ts";

/** What one stream is told of. */
export interface Watching {
  audiences: ReadonlySet<Audience>;
  topics: ReadonlySet<LiveTopic>;
}

/** Hints within so long go out together: a busy project is no reason for a thousand messages. */
const GATHER_MS = 250;
/** Who does not read for this many bytes is let go, and connects again when they do. */
const MOST_UNREAD_BYTES = 256 * 1024;

/** One open stream. Ends itself when its reader is gone or does not keep up. */
export class LiveStream {
  readonly readable: Readable;
  readonly #watching: Watching;
  #gathered: Hint[] = [];
  #timer: NodeJS.Timeout | undefined;
  #wroteAt = -Infinity;
  #lastId = "";

  constructor(watching: Watching, onClose: () => void) {
    this.#watching = watching;
    this.readable = new Readable({ read() {} });
    this.readable.once("close", () => {
      clearTimeout(this.#timer);
      onClose();
    });
  }

  get audiences(): ReadonlySet<Audience> {
    return this.#watching.audiences;
  }

  /** Says how it begins: whether everything since `Last-Event-ID` follows, or is to be read again. */
  greet(resumed: boolean): void {
    this.#write(`retry: 2000\n${writeEvent("hello", { resumed })}`);
  }

  /** Keeps the connection from looking dead to what lies between. */
  beat(): void {
    this.#write(": \n\n");
  }

  /** Passes on what it watches; `id` stands for this hint and all before it. */
  offer(hint: Hint, id: string): void {
    const { audiences, topics } = this.#watching;
    if (!audiences.has(hint.audience) || !topics.has(hint.topic)) return;
    this.#gathered.push(hint);
    this.#lastId = id;
    if (this.#timer !== undefined) return;
    const waitMs = this.#wroteAt + GATHER_MS - performance.now();
    // The first of all gathers at least what was told in the same breath.
    this.#timer = setTimeout(() => this.#flush(), Math.max(0, waitMs));
  }

  end(): void {
    this.#flush();
    if (!this.readable.destroyed) this.readable.push(null);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#gathered.length === 0) return;
    const messages = toMessages(this.#gathered);
    this.#gathered = [];
    this.#wroteAt = performance.now();
    // Only the last carries the id: who got less than all of them gets them all again.
    const texts = messages.map((message, at) =>
      writeEvent("change", message, at === messages.length - 1 ? this.#lastId : undefined),
    );
    this.#write(texts.join(""));
  }

  #write(text: string): void {
    if (this.readable.destroyed) return;
    if (this.readable.readableLength > MOST_UNREAD_BYTES) this.readable.destroy();
    else this.readable.push(text);
  }
}
