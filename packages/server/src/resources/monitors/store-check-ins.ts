import type { Db, Row, Tx } from "../../storage/index.ts";
import type { PageRequest } from "../keyset.ts";
import type { CheckIn } from "./model.ts";

export async function findCheckIn(
  db: Db,
  monitorId: number,
  checkInId: string,
): Promise<CheckIn | undefined> {
  const row = await db
    .selectFrom("monitor_checkins")
    .selectAll()
    .where("monitor_id", "=", monitorId)
    .where("check_in_id", "=", checkInId)
    .executeTakeFirst();
  return row && toCheckIn(row);
}

/** The run that began last in this environment and has not ended. */
export async function findRunning(
  db: Db,
  monitorId: number,
  environment: string,
): Promise<CheckIn | undefined> {
  const row = await db
    .selectFrom("monitor_checkins")
    .selectAll()
    .where("monitor_id", "=", monitorId)
    .where("environment", "=", environment)
    .where("status", "=", "in_progress")
    .orderBy("started_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && toCheckIn(row);
}

/** A page of a monitor's check-ins and one more, newest first. */
export async function selectCheckIns(
  db: Db,
  monitorId: number,
  { from, backwards, limit }: PageRequest<number>,
): Promise<CheckIn[]> {
  const direction = backwards ? "asc" : "desc";
  let query = db
    .selectFrom("monitor_checkins")
    .selectAll()
    .where("monitor_id", "=", monitorId)
    .orderBy("started_at", direction)
    .orderBy("id", direction)
    .limit(limit + 1);
  if (from) {
    query = query.where((eb) =>
      eb(eb.refTuple("started_at", "id"), backwards ? ">" : "<", eb.tuple(from.value, from.id)),
    );
  }
  return (await query.execute()).map(toCheckIn);
}

/** `eventOwedAt`: since when an event about it is to be made; null: none is. */
export async function insertCheckIn(
  tx: Tx,
  checkIn: Omit<CheckIn, "id">,
  eventOwedAt: number | null,
): Promise<void> {
  await tx
    .insertInto("monitor_checkins")
    .values({
      monitor_id: checkIn.monitorId,
      check_in_id: checkIn.checkInId,
      environment: checkIn.environment,
      release: checkIn.release,
      expected_at: checkIn.expectedAt,
      started_at: checkIn.startedAt,
      ...toColumns(checkIn),
      event_owed_at: eventOwedAt,
    })
    .execute();
}

/** Writes everything of a check-in that can change. */
export async function updateCheckIn(
  tx: Tx,
  checkIn: CheckIn,
  eventOwedAt: number | null,
): Promise<void> {
  await tx
    .updateTable("monitor_checkins")
    .set({ ...toColumns(checkIn), event_owed_at: eventOwedAt })
    .where("id", "=", checkIn.id)
    .execute();
}

/** Runs that take longer than they may, the longest overdue first. */
export async function findHungCheckIns(db: Db, now: number, limit: number): Promise<CheckIn[]> {
  const rows = await db
    .selectFrom("monitor_checkins")
    .selectAll()
    .where("times_out_at", "<=", now)
    .orderBy("times_out_at")
    .limit(limit)
    .execute();
  return rows.map(toCheckIn);
}

/** Failures about which an event is to be made, the oldest first. */
export async function findOwedCheckIns(db: Db, limit: number): Promise<CheckIn[]> {
  const rows = await db
    .selectFrom("monitor_checkins")
    .selectAll()
    .where("event_owed_at", "is not", null)
    .orderBy("event_owed_at")
    .limit(limit)
    .execute();
  return rows.map(toCheckIn);
}

/** The events about these failures are stored. */
export async function settleCheckIns(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable("monitor_checkins")
    .set({ event_owed_at: null })
    .where("id", "in", ids)
    .execute();
}

/** Forgets a monitor's check-ins from before a moment. */
export async function deleteOldCheckIns(tx: Tx, monitorId: number, before: number): Promise<void> {
  await tx
    .deleteFrom("monitor_checkins")
    .where("monitor_id", "=", monitorId)
    .where("started_at", "<", before)
    .execute();
}

function toCheckIn(row: Row<"monitor_checkins">): CheckIn {
  return {
    id: row.id,
    monitorId: row.monitor_id,
    checkInId: row.check_in_id,
    status: row.status,
    durationMs: row.duration_ms,
    environment: row.environment,
    release: row.release,
    expectedAt: row.expected_at,
    startedAt: row.started_at,
    updatedAt: row.updated_at,
    timesOutAt: row.times_out_at,
  };
}

function toColumns(checkIn: Omit<CheckIn, "id">) {
  return {
    status: checkIn.status,
    duration_ms: checkIn.durationMs,
    updated_at: checkIn.updatedAt,
    times_out_at: checkIn.timesOutAt,
  };
}
