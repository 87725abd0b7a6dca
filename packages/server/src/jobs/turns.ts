import { setTimeout } from "node:timers/promises";
import type { Logger } from "../kit/index.ts";

/** `more`: turn again at once. `waiting`: whoever is waited for will kick. `nothing`: all is done. */
export type TurnOutcome = "more" | "waiting" | "nothing";

export interface TurnsOptions {
  /** A piece of work, run one at a time. */
  turn: () => Promise<TurnOutcome>;
  /** The longest pause between turns, milliseconds: the floor under hints that get lost. */
  pollMs: number;
  log: Pick<Logger, "error">;
  /**
   * The least time between the beginnings of two turns when the first left nothing, milliseconds:
   * hints that come in a stream are gathered, and the database is left to others meanwhile.
   */
  restMs?: number;
  /** What the log calls it. */
  name: string;
}

export interface Turns {
  /** There may be work: turn now, or once more when a turn is running. */
  kick: () => void;
  /** Resolves once a turn that began after this call has found nothing left to do. */
  idle: () => Promise<void>;
  /** Lets the running turn end and begins none after it. */
  stop: () => Promise<void>;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Takes turns until stopped: at once when there is more or when kicked, else after `pollMs`. A turn
 * that throws is logged and tried again after a pause that grows with each failure in a row.
 */
export function startTurns(options: TurnsOptions): Turns {
  const { turn, pollMs, log, name, restMs = 0 } = options;
  let stopped = false;
  let kicked = false;
  let failures = 0;
  let begun = 0;
  let wake: (() => void) | null = null;
  let waiting: { since: number; resolve: () => void }[] = [];

  async function takeTurns(): Promise<void> {
    for (;;) {
      if (stopped) return;
      kicked = false;
      begun++;
      const rested = performance.now() + restMs;
      const outcome = await takeTurn();
      if (outcome === "nothing") releaseWaiting();
      if (outcome === "more") continue;
      const tired = rested - performance.now();
      if (tired > 1 && waiting.length === 0 && !stopped) await setTimeout(tired);
      await pause(outcome === "failed" ? pauseAfter(failures) : pollMs, outcome === "failed");
    }
  }

  async function takeTurn(): Promise<TurnOutcome | "failed"> {
    try {
      const outcome = await turn();
      failures = 0;
      return outcome;
    } catch (err) {
      failures++;
      log.error({ err, failures }, `${name} failed and will be tried again`);
      return "failed";
    }
  }

  async function pause(ms: number, deaf: boolean): Promise<void> {
    if (stopped || (kicked && !deaf)) return;
    await new Promise<void>((resolve) => {
      const timer = globalThis.setTimeout(resolve, ms);
      // After a failure hints are not listened to, or a busy instance would hammer a sick database.
      wake = () => {
        if (deaf && !stopped) return;
        clearTimeout(timer);
        resolve();
      };
    });
    wake = null;
  }

  function releaseWaiting(): void {
    const served = waiting.filter(({ since }) => since < begun);
    waiting = waiting.filter(({ since }) => since >= begun);
    for (const { resolve } of served) resolve();
  }

  function kick(): void {
    kicked = true;
    wake?.();
  }

  // Not before this function has returned: a turn may well use what it returns.
  const finished = Promise.resolve().then(takeTurns);
  return {
    kick,
    idle() {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push({ since: begun, resolve });
      kick();
      return promise;
    },
    async stop() {
      stopped = true;
      wake?.();
      await finished;
      // Nobody will turn again: who waits for that would wait for ever.
      for (const { resolve } of waiting.splice(0)) resolve();
    },
  };
}

function pauseAfter(failures: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
}
