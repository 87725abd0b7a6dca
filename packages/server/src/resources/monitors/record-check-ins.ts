import { uuid4, uuid4Hex } from "../../kit/index.ts";
import type { Storage, Tx } from "../../storage/index.ts";
import { countFailures, type Failure } from "../metric-counters/index.ts";
import { lookNow } from "../sentries/index.ts";
import { expectNext } from "./expect-next.ts";
import { afterRun, type CheckIn, DEFAULT_CONFIG, isHeardOf, type Monitor } from "./model.ts";
import type { CheckInReport } from "./read-check-in.ts";
import { noteEnvironment } from "./store-environments.ts";
import { toFailure } from "./to-failure.ts";
import {
  deleteOldCheckIns,
  findCheckIn,
  findRunning,
  insertCheckIn,
  updateCheckIn,
} from "./store-check-ins.ts";
import { countMonitors, insertMonitor, lockMonitor, updateMonitorRow } from "./store.ts";

const MAX_MONITORS = 1000;
const MINUTE_MS = 60_000;
const KEEP_MS = 90 * 86_400_000;

/**
 * Writes reports of runs in the caller's transaction. A report makes its monitor where there is none
 * yet, changes its configuration where it brings another one, and sets when the next is expected.
 */
export async function recordCheckIns(
  { storage, tx, now }: { storage: Storage; tx: Tx; now: number },
  reports: readonly CheckInReport[],
): Promise<void> {
  const byMonitor = Map.groupBy(reports, ({ projectId, slug }) => `${projectId}/${slug}`);
  const reported: number[] = [];
  const failures: Failure[] = [];
  // In order of the key, so that two processes never wait for each other.
  for (const [, own] of [...byMonitor].toSorted((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const [first] = own;
    let monitor = first && (await ensureMonitor(tx, first));
    if (!monitor) continue;
    for (const report of own) {
      const { failures: before } = monitor.standing;
      const { isMuted } = await noteEnvironment(tx, monitor.id, report.environment, {
        status: report.status,
        checkedInAt: report.receivedAt,
        now,
      });
      const isHeard = isHeardOf(monitor, isMuted);
      monitor = await recordCheckIn(tx, monitor, report, isHeard);
      if (isHeard && monitor.standing.failures > before) {
        failures.push(toFailure(monitor, "error", report));
      }
    }
    await updateMonitorRow(tx, monitor);
    reported.push(monitor.id);
  }
  await countFailures(storage, tx, failures, now);
  await lookNow(tx, "monitor", reported, Math.max(...reports.map((one) => one.receivedAt)));
}

/** The monitor of a report, held until the transaction ends; undefined when there are too many. */
async function ensureMonitor(tx: Tx, report: CheckInReport): Promise<Monitor | undefined> {
  const { organizationId, projectId, slug, receivedAt } = report;
  const known = await lockMonitor(tx, { projectId, slug });
  if (known) return known;
  if ((await countMonitors(tx, projectId)) >= MAX_MONITORS) return undefined;
  const made = await insertMonitor(tx, {
    organizationId,
    projectId,
    uuid: uuid4(),
    slug,
    name: slug,
    config: report.config ?? DEFAULT_CONFIG,
    status: "active",
    isMuted: false,
    standing: { state: "waiting", failures: 0, successes: 0 },
    lastCheckInAt: null,
    nextExpectedAt: null,
    missedAt: null,
    createdAt: receivedAt,
  });
  return made ?? (await lockMonitor(tx, { projectId, slug }));
}

/** `isHeard`: whether an issue is made when it failed. */
async function recordCheckIn(
  tx: Tx,
  known: Monitor,
  report: CheckInReport,
  isHeard: boolean,
): Promise<Monitor> {
  const { receivedAt: at, status } = report;
  const monitor = { ...known, config: report.config ?? known.config };
  const running = await findReported(tx, monitor.id, report);
  if (running) {
    if (running.status !== "in_progress") return monitor;
    const ended = status !== "in_progress";
    const { standing, isFailing } = ended
      ? afterRun(monitor.standing, status, monitor.config)
      : { standing: monitor.standing, isFailing: false };
    const durationMs = report.durationMs ?? (ended ? at - running.startedAt : null);
    const timesOutAt = ended ? null : at + monitor.config.maxRuntime * MINUTE_MS;
    const changed = { ...running, status, durationMs, updatedAt: at, timesOutAt };
    await updateCheckIn(tx, changed, isFailing && isHeard ? at : null);
    return { ...monitor, standing };
  }
  const ended = status !== "in_progress";
  const { standing, isFailing } = ended
    ? afterRun(monitor.standing, status, monitor.config)
    : { standing: monitor.standing, isFailing: false };
  await deleteOldCheckIns(tx, monitor.id, at - KEEP_MS);
  await insertCheckIn(
    tx,
    {
      monitorId: monitor.id,
      checkInId: report.checkInId ?? uuid4Hex(),
      status,
      durationMs: report.durationMs,
      environment: report.environment,
      release: report.release,
      expectedAt: monitor.nextExpectedAt,
      startedAt: at,
      updatedAt: at,
      timesOutAt: ended ? null : at + monitor.config.maxRuntime * MINUTE_MS,
    },
    isFailing && isHeard ? at : null,
  );
  const expected = monitor.status === "active" ? expectNext(monitor.config, at) : {};
  return { ...monitor, standing, lastCheckInAt: at, ...expected };
}

async function findReported(
  tx: Tx,
  monitorId: number,
  report: CheckInReport,
): Promise<CheckIn | undefined> {
  if (report.checkInId !== null) return await findCheckIn(tx, monitorId, report.checkInId);
  if (report.status === "in_progress") return undefined;
  return await findRunning(tx, monitorId, report.environment);
}
