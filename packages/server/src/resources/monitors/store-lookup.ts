import type { Db, Tx } from "../../storage/index.ts";
import type { Monitor } from "./model.ts";
import { findMonitor, toMonitor } from "./store.ts";

/** A monitor of a project by its slug or its uuid. */
export async function findMonitorOf(
  db: Db,
  projectId: number,
  slugOrUuid: string,
): Promise<Monitor | undefined> {
  return await findMonitor(db, [projectId], slugOrUuid);
}

export async function findMonitorsById(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, Monitor>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("monitors").selectAll().where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, toMonitor(row)]));
}

/**
 * Removes about `limit` rows of a removed project's monitors; gives how many, less than `limit` only
 * when nothing is left.
 */
export async function purgeMonitors(tx: Tx, projectId: number, limit: number): Promise<number> {
  const own = tx.selectFrom("monitors").select("id").where("project_id", "=", projectId);
  const checkIns = await tx
    .deleteFrom("monitor_checkins")
    .where(
      "id",
      "in",
      tx.selectFrom("monitor_checkins").select("id").where("monitor_id", "in", own).limit(limit),
    )
    .executeTakeFirstOrThrow();
  const deleted = Number(checkIns.numDeletedRows);
  if (deleted >= limit) return deleted;
  const monitors = await tx
    .deleteFrom("monitors")
    .where("project_id", "=", projectId)
    .executeTakeFirstOrThrow();
  return deleted + Math.min(Number(monitors.numDeletedRows), limit - deleted - 1);
}

/** Whether a run hangs or is missed by now, or an event about a failure is still to be made. */
export async function hasDueMonitors(db: Db, now: number): Promise<boolean> {
  const due = await db
    .selectFrom("monitor_checkins")
    .select("id")
    .where("times_out_at", "<=", now)
    .unionAll(db.selectFrom("monitors").select("id").where("missed_at", "<=", now))
    .unionAll(db.selectFrom("monitor_checkins").select("id").where("event_owed_at", "is not", null))
    .limit(1)
    .execute();
  return due.length > 0;
}
