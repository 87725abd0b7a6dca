import { runWithLease, startTurns, type TurnOutcome } from "../../jobs/index.ts";
import type { Instance } from "../instance.ts";
import { pruneSeries } from "../metric-counters/index.ts";
import { evaluateRules, isEvaluationDue } from "./evaluate-rules.ts";

const POLL_MS = 2000;
const PRUNE_POLL_MS = 60_000;
const LEASE_MS = 60_000;

export interface RunningEvaluation {
  /** Resolves when every boundary that has passed is evaluated. */
  idle: () => Promise<void>;
  stop: () => Promise<void>;
}

/** Keeps evaluating metric alerts, by one process at a time, and forgets what no rule looks at. */
export function startEvaluation(instance: Instance, holder: string): RunningEvaluation {
  const evaluation = startTurns({
    name: "Evaluating metric alerts",
    pollMs: POLL_MS,
    log: instance.log,
    async turn(): Promise<TurnOutcome> {
      if (!(await isEvaluationDue(instance))) return "nothing";
      const lease = { name: "metric-alerts", holder, forMs: LEASE_MS };
      const isMore = await runWithLease(instance, lease, async () => await evaluateRules(instance));
      return isMore === true ? "more" : "nothing";
    },
  });
  const pruning = startTurns({
    name: "Forgetting what metric alerts counted",
    pollMs: PRUNE_POLL_MS,
    log: instance.log,
    async turn(): Promise<TurnOutcome> {
      const lease = { name: "metric-pruning", holder, forMs: LEASE_MS };
      const isMore = await runWithLease(instance, lease, async () => await pruneSeries(instance));
      return isMore === true ? "more" : "nothing";
    },
  });
  return {
    idle: evaluation.idle,
    async stop() {
      await evaluation.stop();
      await pruning.stop();
    },
  };
}
