import type { Db, Engine, Row, Tx } from "../../storage/index.ts";

export type Missed = "failed" | "skipped";

/** Whose deliveries they are: all of an app's installations', or one hook's. */
export interface LogOwner {
  kind: "sentry-app" | "service-hook";
  id: number;
}

/** What somebody missed between two instants, being sent again. Instants in epoch milliseconds. */
export interface Recovery {
  id: number;
  owner: LogOwner;
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

/** How many of them are shown. */
export const SHOWN_RECOVERIES = 20;

export type NewRecovery = Pick<Recovery, "owner" | "since" | "until" | "statuses" | "event">;

export async function insertRecovery(
  tx: Tx,
  recovery: NewRecovery,
  now: number,
): Promise<Recovery> {
  const row = await tx
    .insertInto("recoveries")
    .values({
      sentry_app_id: recovery.owner.kind === "sentry-app" ? recovery.owner.id : null,
      service_hook_id: recovery.owner.kind === "service-hook" ? recovery.owner.id : null,
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

/** The newest recoveries of an app or a hook. */
export async function selectRecoveries(
  db: Db,
  owner: LogOwner,
  limit: number,
): Promise<Recovery[]> {
  const rows = await db
    .selectFrom("recoveries")
    .selectAll()
    .where(owner.kind === "sentry-app" ? "sentry_app_id" : "service_hook_id", "=", owner.id)
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

function toRecovery(row: Row<"recoveries">): Recovery {
  return {
    id: row.id,
    owner: toOwner(row),
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

function toOwner({ sentry_app_id, service_hook_id }: Row<"recoveries">): LogOwner {
  if (service_hook_id !== null) return { kind: "service-hook", id: service_hook_id };
  if (sentry_app_id !== null) return { kind: "sentry-app", id: sentry_app_id };
  throw new Error("a recovery belongs to nobody");
}
