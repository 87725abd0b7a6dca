import type { Db } from "../../storage/index.ts";
import type { Instance } from "../instance.ts";
import { applyUpdate } from "./apply-update.ts";
import { describeFinding, type Finding } from "./findings.ts";
import type { Follows, Level, Sentry } from "./model.ts";
import { findDueLooks } from "./store-due.ts";
import { lockSentries, updateSentryRow } from "./store.ts";
import { BY_ITSELF } from "./time-out-sentries.ts";

const PER_STEP = 100;
const EVERY_MS = 60_000;

/** How Vedette finds out what sentries follow; given by those who know. */
export interface Sights {
  /** Unresolved issues of a project, of one of these levels, seen since a moment; up to `limit`. */
  countIssues: (
    db: Db,
    filter: { projectId: number; levels: readonly Level[]; since: number; limit: number },
  ) => Promise<number>;
  /** How a monitor stands: undefined when it is gone. */
  readMonitor: (
    db: Db,
    id: number,
  ) => Promise<{ name: string; state: string; lastCheckInAt: number | null } | undefined>;
  /** How a metric alert stands: undefined when it is gone or switched off. */
  readMetricAlert: (db: Db, id: number) => Promise<{ name: string; state: string } | undefined>;
}

/**
 * One step of looking at what sentries follow: issues are counted once a minute, monitors looked at
 * when something was heard of them and once a minute besides, metric alerts when a sentry begins to
 * follow them. A finding that is no news arms the
 * timeout anew only when the monitor has reported since. Gives whether there may be more to do now.
 */
export async function lookAround(
  instance: Pick<Instance, "storage" | "links" | "now">,
  sights: Sights,
): Promise<boolean> {
  const { storage, links } = instance;
  const now = instance.now();
  const due = await findDueLooks(storage.db, now, PER_STEP);
  for (const id of due) {
    await storage.transaction(async (tx, wake) => {
      const [sentry] = await lockSentries(storage.engine, tx, [id]);
      if (!sentry?.isEnabled || sentry.looksAt === null || sentry.looksAt > now) return;
      // Metric alerts tell of every change themselves (`followAlert`).
      const isTold = sentry.follows?.kind === "metric-alert";
      const looked = { ...sentry, looksAt: isTold ? null : now + EVERY_MS };
      const finding = await find(tx, sights, sentry.follows, now);
      if (finding === undefined || isOld(sentry, finding)) {
        await updateSentryRow(tx, looked);
        return;
      }
      const { state, message } = finding;
      const update = { kind: "watch", state, message } as const;
      await applyUpdate({ storage, links, tx, wake, now }, looked, update, BY_ITSELF);
    });
  }
  return due.length === PER_STEP;
}

async function find(
  db: Db,
  sights: Sights,
  follows: Follows | null,
  now: number,
): Promise<Finding | undefined> {
  switch (follows?.kind) {
    case "issues": {
      const { projectId, minutes } = follows;
      const { levels, limit } = describeFinding.wants(follows);
      const since = now - minutes * 60_000;
      const count = await sights.countIssues(db, { projectId, levels, since, limit });
      return describeFinding.issues(follows, count);
    }
    case "monitor": {
      const monitor = await sights.readMonitor(db, follows.monitorId);
      return monitor && describeFinding.monitor(monitor);
    }
    case "metric-alert": {
      const alert = await sights.readMetricAlert(db, follows.alertId);
      return alert && describeFinding.metricAlert(alert);
    }
    case undefined:
      return undefined;
  }
}

/** The same was said before, and nothing was heard since. */
function isOld(sentry: Sentry, { state, message, heardAt }: Finding): boolean {
  const isHeard = heardAt !== null && heardAt > (sentry.updatedAt ?? 0);
  // While its upstreams are worse, its message is about them.
  const isDragged = sentry.state !== sentry.reportedState;
  const isSame = sentry.reportedState === state && (isDragged || sentry.message === message);
  return isSame && !(isHeard && sentry.timeoutMs !== null);
}
