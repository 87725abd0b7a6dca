import { setImmediate } from "node:timers/promises";
import type { Submission } from "./ingest/index.ts";
import type { SubmissionOutcome } from "./pipeline.ts";
import { sizeOf } from "./thread-messages.ts";

interface Waiting {
  submission: Submission;
  settle: (outcome: SubmissionOutcome) => void;
  fail: (error: unknown) => void;
}

/**
 * Gathers submissions while a batch is being committed, and commits them together: the price of a
 * commit is shared by all that came meanwhile, and a lone event waits for nobody.
 */
export class GroupCommit {
  readonly #waiting: Waiting[] = [];
  readonly #process: (submissions: readonly Submission[]) => Promise<SubmissionOutcome[]>;
  readonly #limits: { maxEvents: number; maxBytes: number };
  #running = false;

  constructor(
    process: (submissions: readonly Submission[]) => Promise<SubmissionOutcome[]>,
    limits = { maxEvents: 256, maxBytes: 4_000_000 },
  ) {
    this.#process = process;
    this.#limits = limits;
  }

  /** Resolves once the batch with this submission is committed; rejects when it could not be. */
  add(submission: Submission): Promise<SubmissionOutcome> {
    return new Promise((settle, fail) => {
      this.#waiting.push({ submission, settle, fail });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      const batch = this.#take();
      try {
        const outcomes = await this.#process(batch.map(({ submission }) => submission));
        for (const [at, { settle, fail }] of batch.entries()) {
          const outcome = outcomes[at];
          if (outcome === undefined) fail(new Error("a submission got no outcome"));
          else settle(outcome);
        }
      } catch (error) {
        for (const { fail } of batch) fail(error);
      }
      // Let messages in: other threads' queries, and the submissions of the next batch.
      await setImmediate();
    }
    this.#running = false;
  }

  #take(): Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const { submission } of this.#waiting) {
      bytes += sizeOf(submission);
      if (count > 0 && (count >= this.#limits.maxEvents || bytes > this.#limits.maxBytes)) break;
      count++;
    }
    return this.#waiting.splice(0, count);
  }
}
