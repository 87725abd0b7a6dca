import type { LiveMessage } from "@vedette/contract";

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

/** What a stream reads from: `EventSource`, or what stands for it in a test. */
export interface Source {
  readonly readyState: number;
  addEventListener: (type: string, listener: (event: MessageEvent) => void) => void;
  close: () => void;
}

const CLOSED = 2;

export interface LiveStreamOptions {
  open: () => Source;
  /** What to read again; undefined: something was missed, so everything. */
  onMessage: (message: LiveMessage | undefined) => void;
  onState: (isOpen: boolean) => void;
}

/**
 * Server-sent events until it is stopped. A connection that breaks is opened again by the browser;
 * one that the server refused, by us, ever more seldom.
 */
export class LiveStream {
  readonly #options: LiveStreamOptions;
  #source: Source | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitMs = FIRST_WAIT_MS;
  #isFirst = true;

  constructor(options: LiveStreamOptions) {
    this.#options = options;
  }

  /** Opens the connection, if it is not. */
  start(): void {
    if (this.#source !== undefined || this.#timer !== undefined) return;
    const source = this.#options.open();
    this.#source = source;
    source.addEventListener("hello", (event) => this.#greet(event));
    source.addEventListener("change", (event) => this.#options.onMessage(read(event)));
    source.addEventListener("error", () => this.#fail(source));
  }

  /** Closes the connection; `start` opens another. What comes between is counted as missed. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#source?.close();
    this.#source = undefined;
    this.#options.onState(false);
  }

  #greet(event: MessageEvent): void {
    const { resumed } = JSON.parse(String(event.data)) as { resumed?: boolean };
    this.#waitMs = FIRST_WAIT_MS;
    this.#options.onState(true);
    // What the page shows at first it has just asked for.
    if (!this.#isFirst && resumed !== true) this.#options.onMessage(undefined);
    this.#isFirst = false;
  }

  #fail(source: Source): void {
    if (source !== this.#source) return;
    this.#options.onState(false);
    if (source.readyState !== CLOSED) return;
    this.#source = undefined;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.start();
    }, this.#waitMs);
    this.#waitMs = Math.min(this.#waitMs * 2, LONGEST_WAIT_MS);
  }
}

function read(event: MessageEvent): LiveMessage {
  return JSON.parse(String(event.data)) as LiveMessage;
}
