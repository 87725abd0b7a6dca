import { startTurns, runWithLease, type TurnOutcome, type Turns } from "../jobs/index.ts";
import { endOverrides, findEndedOverrides } from "../resources/hoots/index.ts";
import type { Instance } from "../resources/instance.ts";
import { countOpenIssues } from "../resources/issues/index.ts";
import { findMetricAlerts } from "../resources/metric-alerts/index.ts";
import { findMonitorsById } from "../resources/monitors/index.ts";
import {
  findDueLooks,
  findTimedOut,
  lookAround,
  type Sights,
  timeOutSentries,
} from "../resources/sentries/index.ts";
import type { Db } from "../storage/index.ts";

type Watching = Pick<Instance, "storage" | "links" | "now">;

/** How late, at most, a timeout fires and the end of an override is told. */
const POLL_MS = 5000;
/** Longer than a step takes, and no longer than people wait for a process that died. */
const LEASE_MS = 30_000;

/** Watches over sentries and hoots until stopped: timeouts, what sentries follow, and overrides. */
export function watchStatus(instance: Watching & Pick<Instance, "log">, holder: string): Turns {
  return startTurns({
    name: "Watching over sentries",
    pollMs: POLL_MS,
    log: instance.log,
    turn: async () => await watchOnce(instance, holder),
  });
}

/**
 * Does what is due, by one process at a time. When nothing is due, which three look-ups in indexes
 * tell, it asks for no lease and writes nothing.
 */
export async function watchOnce(instance: Watching, holder: string): Promise<TurnOutcome> {
  if (!(await isAnythingDue(instance.storage.db, instance.now()))) return "nothing";
  const lease = { name: "status", holder, forMs: LEASE_MS };
  const isMore = await runWithLease(instance, lease, async () => {
    const steps = [
      await timeOutSentries(instance),
      await lookAround(instance, SIGHTS),
      await endOverrides(instance),
    ];
    return steps.includes(true);
  });
  return isMore ? "more" : "nothing";
}

async function isAnythingDue(db: Db, now: number): Promise<boolean> {
  for (const find of [findTimedOut, findDueLooks, findEndedOverrides]) {
    if ((await find(db, now, 1)).length > 0) return true;
  }
  return false;
}

const SIGHTS: Sights = {
  countIssues: countOpenIssues,
  async readMonitor(db, id) {
    const monitor = (await findMonitorsById(db, [id])).get(id);
    // One that is switched off or muted says nothing.
    return monitor?.status === "active" && !monitor.isMuted
      ? { name: monitor.name, state: monitor.standing.state, lastCheckInAt: monitor.lastCheckInAt }
      : undefined;
  },
  async readMetricAlert(db, id) {
    const alert = (await findMetricAlerts(db, [id])).get(id);
    return alert?.isEnabled ? { name: alert.name, state: alert.standing.state } : undefined;
  },
};
