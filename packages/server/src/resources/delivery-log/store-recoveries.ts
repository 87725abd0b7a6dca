import type { Db, Engine, Tx } from "../../storage/index.ts";

export type Missed = "failed" | "skipped";

/** What an app missed between two instants, being sent again. Instants in epoch milliseconds. */
export interface Recovery {
  id: number;
  appId: number;
  since: number;
  until: number;
  statuses: readonly Missed[];
  /** `issue.created`; null: any. */
  event: string | null;
  /** The last delivery that was looked at. */
  lastId: number;
  recovered: number;
  createdAt: number;
  finishedAt: number | null;
}

export type NewRecovery = Pick<Recovery, "appId" | "since" | "until" | "statuses" | "event">;

export async function insertRecovery(
  tx: Tx,
  recovery: NewRecovery,
  now: number,
): Promise<Recovery> {
  const row = await tx
    .insertInto("recoveries")
    .values({
      sentry_app_id: recovery.appId,
      since_at: recovery.since,
      until_at: recovery.until,
      statuses: JSON.stringify(recovery.statuses),
      event: recovery.event,
      created_at: now,
      finished_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toRecovery(row);
}

/** The newest recoveries of an app. */
export async function selectRecoveries(db: Db, appId: number, limit: number): Promise<Recovery[]> {
  const rows = await db
    .selectFrom("recoveries")
    .selectAll()
    .where("sentry_app_id", "=", appId)
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(toRecovery);
}

/** Whether there is any to take further. */
export async function hasUnfinished(db: Db): Promise<boolean> {
  const query = db.selectFrom("recoveries").select("id").where("finished_at", "is", null);
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}

/** Recoveries that are not finished, the oldest first; on PostgreSQL held against other processes. */
export async function lockUnfinished(engine: Engine, tx: Tx): Promise<Recovery[]> {
  let query = tx
    .selectFrom("recoveries")
    .selectAll()
    .where("finished_at", "is", null)
    .orderBy("id")
    .limit(20);
  if (engine === "postgres") query = query.forUpdate().skipLocked();
  return (await query.execute()).map(toRecovery);
}

export async function updateRecovery(
  tx: Tx,
  { id, lastId, recovered, finishedAt }: Recovery,
): Promise<void> {
  await tx
    .updateTable("recoveries")
    .set({ last_id: lastId, recovered, finished_at: finishedAt })
    .where("id", "=", id)
    .execute();
}

interface Row {
  id: number;
  sentry_app_id: number;
  since_at: number;
  until_at: number;
  statuses: string;
  event: string | null;
  last_id: number;
  recovered: number;
  created_at: number;
  finished_at: number | null;
}

function toRecovery(row: Row): Recovery {
  return {
    id: row.id,
    appId: row.sentry_app_id,
    since: row.since_at,
    until: row.until_at,
    statuses: JSON.parse(row.statuses) as Missed[],
    event: row.event,
    lastId: row.last_id,
    recovered: row.recovered,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  };
}
