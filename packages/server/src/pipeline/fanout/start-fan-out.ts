import { startTurns } from "../../jobs/index.ts";
import { FACTS_PER_TURN, fanOut, type FanOutOptions } from "./fan-out.ts";

export interface RunningFanOut {
  /** Resolves when the outbox is empty. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

const POLL_MS = 1000;
/** Facts of a busy moment are fanned out together; nobody notices ten milliseconds. */
const REST_MS = 10;

/** Keeps the outbox empty: at once when told of new facts, and every second in case it was not. */
export function startFanOut(options: FanOutOptions): RunningFanOut {
  const turns = startTurns({
    turn: async () => ((await fanOut(options)) >= FACTS_PER_TURN ? "more" : "nothing"),
    pollMs: POLL_MS,
    restMs: REST_MS,
    log: options.log,
    name: "Fan-out",
  });
  const unsubscribe = options.storage.signals.on("outbox", turns.kick);
  return {
    idle: turns.idle,
    async stop() {
      unsubscribe();
      await turns.stop();
    },
  };
}
