import { runWithLease, startTurns, type TurnOutcome, type Turns } from "../jobs/index.ts";
import type { Instance } from "../resources/instance.ts";
import { eventsOfIssue } from "../resources/events/index.ts";
import { recoverNext } from "../resources/delivery-log/index.ts";
import {
  ageIssues,
  clearRemovedIssues,
  reopenDueIssues,
  splitIssues,
} from "../resources/issues/index.ts";
import { purgeRemovedOrganizations } from "../resources/organizations/index.ts";
import { purgeRemovedProjects } from "../resources/projects/index.ts";
import { hasLastWords } from "../resources/sentry-apps/index.ts";
import { applyRetention, type RetentionPolicy } from "./apply-retention.ts";
import { ISSUE_RECORDS, ORGANIZATION_PURGES, PROJECT_PURGES } from "./purges.ts";
import { watchStatus } from "./watch-status.ts";

/** What keeps the instance in order while it runs. */
export interface Upkeep {
  removals: Turns;
  retention: Turns;
  reopening: Turns;
  ageing: Turns;
  status: Turns;
  /** Sends again what integrations missed. */
  recoveries: Turns;
  stop: () => Promise<void>;
}

interface UpkeepOptions {
  instance: Pick<Instance, "storage" | "links" | "now" | "log">;
  /** Names this process among all that share the database. */
  holder: string;
  policy: RetentionPolicy;
}

const SECOND_MS = 1000;

/** Starts it; each kind of work is done by one process at a time. */
export function startUpkeep({ instance, holder, policy }: UpkeepOptions): Upkeep {
  const start = (
    job: { lease: string; name: string; everyMs: number; forMs: number },
    step: () => Promise<boolean>,
  ): Turns =>
    startTurns({
      name: job.name,
      pollMs: job.everyMs,
      log: instance.log,
      async turn(): Promise<TurnOutcome> {
        const lease = { name: job.lease, holder, forMs: job.forMs };
        return (await runWithLease(instance, lease, step)) ? "more" : "nothing";
      },
    });
  const removals = start(
    {
      lease: "removals",
      name: "Clearing up after removals",
      everyMs: 10 * SECOND_MS,
      forMs: 60 * SECOND_MS,
    },
    async () =>
      (await clearRemovedIssues(instance, ISSUE_RECORDS)) ||
      (await splitIssues(instance, eventsOfIssue)) ||
      (await purgeRemovedProjects(instance, PROJECT_PURGES)) ||
      (await purgeRemovedOrganizations(instance, ORGANIZATION_PURGES, hasLastWords)),
  );
  const retention = start(
    {
      lease: "retention",
      name: "Forgetting what is too old",
      everyMs: 3600 * SECOND_MS,
      forMs: 900 * SECOND_MS,
    },
    async () => await applyRetention(instance, policy),
  );
  const reopening = start(
    {
      lease: "reopening",
      name: "Opening ignored issues again",
      everyMs: 30 * SECOND_MS,
      forMs: 60 * SECOND_MS,
    },
    async () => await reopenDueIssues(instance),
  );
  const ageing = start(
    {
      lease: "ageing",
      name: "Resolving silent issues, and counting old ones as ongoing",
      everyMs: 600 * SECOND_MS,
      forMs: 300 * SECOND_MS,
    },
    async () => await ageIssues(instance),
  );
  // Rows are held against other processes, so it needs no lease of its own.
  const recoveries = startTurns({
    name: "Sending again what was missed",
    pollMs: 5 * SECOND_MS,
    log: instance.log,
    turn: async () => ((await recoverNext(instance)) ? "more" : "nothing"),
  });
  const status = watchStatus(instance, holder);
  return {
    removals,
    retention,
    reopening,
    ageing,
    status,
    recoveries,
    async stop() {
      await Promise.all([
        removals.stop(),
        retention.stop(),
        reopening.stop(),
        ageing.stop(),
        recoveries.stop(),
        status.stop(),
      ]);
    },
  };
}
