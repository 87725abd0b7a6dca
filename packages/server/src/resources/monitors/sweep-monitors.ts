import { uuid4Hex } from "../../kit/index.ts";
import type { Storage, Tx } from "../../storage/index.ts";
import type { Instance } from "../instance.ts";
import { countFailures } from "../metric-counters/index.ts";
import { lookNow } from "../sentries/index.ts";
import { expectNext } from "./expect-next.ts";
import { afterRun, type CheckIn, isHeardOf } from "./model.ts";
import { findCheckIn, findHungCheckIns, insertCheckIn, updateCheckIn } from "./store-check-ins.ts";
import { noteEnvironment } from "./store-environments.ts";
import { toFailure } from "./to-failure.ts";
import { findMissedMonitors, lockMonitor, updateMonitorRow } from "./store.ts";

const PER_STEP = 100;

/**
 * One step of looking after monitors: runs that hang and runs that did not come are noted, each in
 * a transaction of its own that looks again, so that a step may be repeated or end anywhere. Gives
 * whether there may be more to do now.
 */
export async function sweepMonitors(instance: Pick<Instance, "storage" | "now">): Promise<boolean> {
  const { storage } = instance;
  const now = instance.now();
  const hung = await findHungCheckIns(storage.db, now, PER_STEP);
  for (const checkIn of hung) {
    await storage.transaction(async (tx) => await timeOut(storage, tx, checkIn, now));
  }
  const missed = await findMissedMonitors(storage.db, now, PER_STEP);
  for (const id of missed) {
    await storage.transaction(async (tx) => await noteMissed(storage, tx, id, now));
  }
  return hung.length === PER_STEP || missed.length === PER_STEP;
}

async function timeOut(
  storage: Storage,
  tx: Tx,
  { monitorId, checkInId }: CheckIn,
  now: number,
): Promise<void> {
  const monitor = await lockMonitor(tx, { id: monitorId });
  const checkIn = monitor && (await findCheckIn(tx, monitorId, checkInId));
  if (!checkIn || checkIn.timesOutAt === null || checkIn.timesOutAt > now) return;
  const { standing, isFailing } = afterRun(monitor.standing, "timeout", monitor.config);
  const run = { status: "timeout", checkedInAt: null, now } as const;
  const { isMuted } = await noteEnvironment(tx, monitorId, checkIn.environment, run);
  const isHeard = isHeardOf(monitor, isMuted);
  const owed = isFailing && isHeard ? now : null;
  await updateCheckIn(
    tx,
    { ...checkIn, status: "timeout", updatedAt: now, timesOutAt: null },
    owed,
  );
  await updateMonitorRow(tx, { ...monitor, standing });
  if (isHeard) await countFailures(storage, tx, [toFailure(monitor, "timeout", checkIn)], now);
  await lookNow(tx, "monitor", [monitorId], now);
}

async function noteMissed(storage: Storage, tx: Tx, id: number, now: number): Promise<void> {
  const monitor = await lockMonitor(tx, { id });
  if (monitor?.missedAt == null || monitor.missedAt > now) return;
  const { config, nextExpectedAt, missedAt } = monitor;
  const { standing, isFailing } = afterRun(monitor.standing, "missed", config);
  const expectedAt = nextExpectedAt ?? missedAt;
  const place = { environment: "production", release: null };
  const run = { status: "missed", checkedInAt: null, now } as const;
  const { isMuted } = await noteEnvironment(tx, id, place.environment, run);
  const isHeard = isHeardOf(monitor, isMuted);
  await insertCheckIn(
    tx,
    {
      monitorId: id,
      checkInId: uuid4Hex(),
      status: "missed",
      durationMs: null,
      ...place,
      expectedAt,
      startedAt: expectedAt,
      updatedAt: now,
      timesOutAt: null,
    },
    isFailing && isHeard ? now : null,
  );
  // While nobody looked, as when the server was down, many may have been missed: they count as one.
  const since = Math.max(expectedAt, now - (missedAt - expectedAt));
  await updateMonitorRow(tx, { ...monitor, standing, ...expectNext(config, since) });
  if (isHeard) await countFailures(storage, tx, [toFailure(monitor, "missed", place)], now);
  await lookNow(tx, "monitor", [id], now);
}
