import { startTurns } from "../../jobs/index.ts";
import { createDeliverer, type DeliverOptions } from "./deliverer.ts";

export interface RunningDeliver {
  /** Resolves when nothing is due now and all that was sent is recorded. */
  idle(): Promise<void>;
  /** Lets attempts on their way end, within their timeout, and records them. */
  stop(): Promise<void>;
}

const POLL_MS = 1000;
/** What finishes in a busy moment is recorded together, with what is claimed next. */
const REST_MS = 8;
/** Results are recorded together: when so many wait, or so long after the first. */
const RECORD_AT = 64;
const RECORD_AFTER_MS = 3;

/**
 * Keeps sending what is due: at once when told that deliveries were made, and every second, for
 * retries, for expired leases, and because hints can get lost.
 */
export function startDeliver(options: DeliverOptions): RunningDeliver {
  let timer: NodeJS.Timeout | undefined;
  const deliverer = createDeliverer(options, (waiting) => {
    if (waiting === 1) timer = setTimeout(() => turns.kick(), RECORD_AFTER_MS);
    if (waiting === RECORD_AT) turns.kick();
  });
  const turns = startTurns({
    turn: async () => {
      clearTimeout(timer);
      return await deliverer.turn();
    },
    pollMs: POLL_MS,
    restMs: REST_MS,
    log: options.log,
    name: "Delivering",
  });
  const unsubscribe = options.storage.signals.on("deliveries", turns.kick);
  return {
    idle: turns.idle,
    async stop() {
      unsubscribe();
      await turns.stop();
      await deliverer.finish();
      clearTimeout(timer);
    },
  };
}
