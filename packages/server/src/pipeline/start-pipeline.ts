import { Worker } from "node:worker_threads";
import { moduleBeside } from "../kit/index.ts";
import type { Log } from "../resources/instance.ts";
import type { Audience, Hint, SignalName } from "../storage/index.ts";
import type { PipelineClient, Submission } from "./ingest/index.ts";
import type { SubmissionOutcome } from "./pipeline.ts";
import { pack, type PipelineThreadData, sizeOf, type ThreadReply } from "./thread-messages.ts";

/** The pipeline as the rest of the process sees it. */
export interface Pipeline extends PipelineClient {
  /** Submissions taken and not yet committed. */
  readonly waiting: number;
  /** Resolves when everything taken so far is committed. */
  drained(): Promise<void>;
  /** For whom hints are to be made from now on. */
  watch(audiences: Iterable<Audience>): void;
  /** Drains, then ends the thread. Nothing may be submitted afterwards. */
  close(): Promise<void>;
}

interface Options {
  thread: PipelineThreadData;
  /** How many submissions, and how many bytes of them, may wait; more are refused. */
  maxWaiting: number;
  maxWaitingBytes: number;
  log: Log;
  onSignal: (name: SignalName) => void;
  onHint: (hint: Hint) => void;
  /** The thread has ended by itself: nothing can be stored any more. */
  onDeath: (error: Error) => void;
}

interface Pending {
  bytes: number;
  settle: (outcome: SubmissionOutcome) => void;
  fail: (error: Error) => void;
}

/**
 * V8 takes a third of it for what was made lately. All events of a batch live until it is committed; where only some
 * fit, each collection copies what is there. What an idle thread keeps does not depend on it.
 */
const YOUNG_MB = 96;

/** Starts the pipeline's thread; resolves once its database is open. */
export async function startPipeline(options: Options): Promise<Pipeline> {
  const { database } = options.thread;
  const worker = new Worker(moduleBeside(import.meta.url, "pipeline-thread.ts"), {
    workerData: options.thread,
    transferList: database.engine === "sqlite" ? [database.port] : [],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const pending = new Map<number, Pending>();
  let unsent: { id: number; submission: Submission }[] = [];
  let waitingBytes = 0;
  let lastId = 0;
  let closing = false;
  const drainListeners = new Set<() => void>();
  const ready = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<void>();

  const settle = (id: number, outcome: SubmissionOutcome | null): void => {
    const one = pending.get(id);
    if (!one) return;
    pending.delete(id);
    waitingBytes -= one.bytes;
    if (outcome === null) one.fail(new Error("the event could not be stored; see the log"));
    else one.settle(outcome);
    if (pending.size === 0) for (const listener of drainListeners) listener();
  };

  worker.on("message", (reply: ThreadReply) => {
    switch (reply.kind) {
      case "ready":
        return ready.resolve();
      case "settled":
        for (const { id, outcome } of reply.results) settle(id, outcome);
        return;
      case "signal":
        return options.onSignal(reply.name);
      case "hint":
        return options.onHint(reply.hint);
      case "fault":
        return options.log.error(reply, "An event could not be processed and was kept aside");
      case "closed":
        return closed.resolve();
    }
  });
  worker.on("error", (error: Error) => {
    ready.reject(error);
    if (closing) return;
    closing = true;
    // Who waits is told now, or the process could not even end in order.
    for (const id of pending.keys()) settle(id, null);
    options.onDeath(error);
  });
  worker.on("exit", () => closed.resolve());
  await ready.promise;

  const sendUnsent = (): void => {
    const message = pack(unsent);
    unsent = [];
    worker.postMessage(message, [message.bytes]);
  };

  const drained = async (): Promise<void> => {
    if (pending.size === 0) return;
    await new Promise<void>((resolve) => {
      const listener = (): void => {
        drainListeners.delete(listener);
        resolve();
      };
      drainListeners.add(listener);
    });
  };

  return {
    drained,
    get waiting() {
      return pending.size;
    },
    submit(submission) {
      const bytes = sizeOf(submission);
      const full =
        pending.size >= options.maxWaiting || waitingBytes + bytes > options.maxWaitingBytes;
      if (full || closing) return null;
      const id = ++lastId;
      waitingBytes += bytes;
      // One message per turn of the loop, however many requests it brought.
      if (unsent.length === 0) setImmediate(sendUnsent);
      unsent.push({ id, submission });
      return new Promise((settleOne, fail) => pending.set(id, { bytes, settle: settleOne, fail }));
    },
    watch(audiences) {
      worker.postMessage({ kind: "watch", audiences: [...audiences] });
    },
    async close() {
      await drained();
      closing = true;
      worker.postMessage({ kind: "close" });
      await closed.promise;
      await worker.terminate();
    },
  };
}
