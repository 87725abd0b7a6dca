import type { Dispatcher } from "undici";
import { classifyFailure, type Failure } from "./classify-failure.ts";
import type { EgressResult } from "./egress-result.ts";
import { decodeCapped, joinHeaders } from "./read-answer.ts";

/**
 * After the part of a body that is kept, this much more is read and thrown away, so that the
 * connection can be used again. Whoever sends more than that is cut off.
 */
const DISCARDED_BYTES = 64 * 1024;

export interface ExchangeLimits {
  timeoutMs: number;
  maxResponseBytes: number;
}

/**
 * One request on its way: collects the answer, keeps the deadline, and settles exactly once.
 * Handed to undici's `dispatch`, which spares the response stream, the abort signal and the
 * listeners that `request` makes for each.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly #limits: ExchangeLimits;
  readonly #settle: (result: EgressResult) => void;
  readonly #onFinished: () => void;
  readonly #startedAt = performance.now();
  readonly #deadline: NodeJS.Timeout;
  #controller: Dispatcher.DispatchController | null = null;
  #status = 0;
  #headers: Record<string, string> = {};
  #chunks: Buffer[] = [];
  #bytes = 0;
  #endedAt: number | null = null;
  #settled = false;
  #finished = false;

  /**
   * `settle` gets the result; `onFinished` is called when the connection is free again, which is
   * later only where the rest of a long body is still being thrown away.
   */
  constructor(
    limits: ExchangeLimits,
    settle: (result: EgressResult) => void,
    onFinished: () => void,
  ) {
    this.#limits = limits;
    this.#settle = settle;
    this.#onFinished = onFinished;
    this.#deadline = setTimeout(onDeadline, limits.timeoutMs, this);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // The deadline passed while the request was still waiting for its connection.
    if (this.#finished) controller.abort(new Error("given up before it was sent"));
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200) return;
    this.#status = status;
    this.#headers = joinHeaders(headers);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    const cap = this.#limits.maxResponseBytes;
    if (this.#bytes < cap) this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes <= cap) return;
    this.#answer();
    if (this.#bytes > cap + DISCARDED_BYTES) controller.abort(new Error("the body goes on"));
  }

  onResponseEnd(): void {
    this.#endedAt = performance.now();
    // The connection takes its next request a turn of the loop from now, in an immediate that is
    // set when this returns. Whoever goes on before that would open another connection.
    queueMicrotask(() => setImmediate(onReusable, this));
  }

  onResponseError(_controller: unknown, error: Error): void {
    this.#fail(classifyFailure(error));
    this.#finish();
  }

  /** Gives up, unless the answer has come meanwhile. */
  expire(): void {
    if (this.#finished || this.#endedAt !== null) return;
    this.#fail({ outcome: "timeout", detail: this.#lateness() });
    this.#finish();
    this.#controller?.abort(new Error("the deadline passed"));
  }

  /** The answer is complete and its connection free again. */
  complete(): void {
    this.#answer();
    this.#finish();
  }

  #answer(): void {
    if (this.#settled) return;
    this.#settled = true;
    const { maxResponseBytes } = this.#limits;
    this.#settle({
      outcome: "answered",
      status: this.#status,
      headers: this.#headers,
      body: decodeCapped(this.#chunks, maxResponseBytes),
      bodyTruncated: this.#bytes > maxResponseBytes,
      durationMs: this.#elapsedMs(),
    });
    this.#chunks = [];
  }

  #fail(failure: Failure): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#settle({ ...failure, durationMs: this.#elapsedMs() });
  }

  #finish(): void {
    if (this.#finished) return;
    this.#finished = true;
    clearTimeout(this.#deadline);
    this.#onFinished();
  }

  #elapsedMs(): number {
    return Math.round((this.#endedAt ?? performance.now()) - this.#startedAt);
  }

  #lateness(): string {
    const within = `within ${this.#limits.timeoutMs} ms`;
    if (this.#controller === null) return `No connection was made ${within}.`;
    if (this.#status === 0) return `The receiver took the request but did not answer ${within}.`;
    return `The receiver began to answer (${this.#status}) but did not finish ${within}.`;
  }
}

/**
 * When this process itself was busy for longer than the deadline, timers run before the sockets
 * are read. One turn of the loop lets an answer that is already here count as come in time.
 */
function onDeadline(exchange: Exchange): void {
  setImmediate(() => exchange.expire());
}

function onReusable(exchange: Exchange): void {
  exchange.complete();
}
