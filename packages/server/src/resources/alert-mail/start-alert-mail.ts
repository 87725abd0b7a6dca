import { runWithLease, startTurns, type TurnOutcome } from "../../jobs/index.ts";
import type { Instance } from "../instance.ts";
import { sendMetricNotices } from "./send-metric-notices.ts";
import { sendNotices } from "./send-notices.ts";

const POLL_MS = 10_000;
const LEASE_MS = 60_000;

export interface RunningAlertMail {
  /** Resolves when nobody's turn is left. */
  idle: () => Promise<void>;
  stop: () => Promise<void>;
}

/** Keeps mailing about alerts: at once when told of new ones, by one process at a time. */
export function startAlertMail(instance: Instance, holder: string): RunningAlertMail {
  const turns = startTurns({
    name: "Mailing about alerts",
    pollMs: POLL_MS,
    log: instance.log,
    async turn(): Promise<TurnOutcome> {
      const lease = { name: "alert-mail", holder, forMs: LEASE_MS };
      const isMore = await runWithLease(instance, lease, async () => {
        const ofIssues = await sendNotices(instance);
        const ofMetrics = await sendMetricNotices(instance);
        return ofIssues || ofMetrics;
      });
      return isMore === true ? "more" : "nothing";
    },
  });
  const unsubscribe = instance.storage.signals.on("alerts", turns.kick);
  return {
    idle: turns.idle,
    async stop() {
      unsubscribe();
      await turns.stop();
    },
  };
}
