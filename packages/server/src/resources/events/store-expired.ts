import type { Db, Tx } from "../../storage/index.ts";
import type { PurgeOfEvents } from "./store-of-issue.ts";

/** Whether a project has events from before a moment, epoch milliseconds. */
export async function hasEventsBefore(db: Db, projectId: number, before: number): Promise<boolean> {
  const row = await db
    .selectFrom("events")
    .select("project_id")
    .where("project_id", "=", projectId)
    .where("timestamp_at", "<", before)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Deletes at most `limit` of a project's events from before a moment, oldest first, with their ids
 * and companions; gives how many. Counters stay.
 */
export async function deleteEventsBefore(
  tx: Tx,
  projectId: number,
  before: number,
  limit: number,
  companions: readonly PurgeOfEvents[],
): Promise<number> {
  const rows = await tx
    .selectFrom("events")
    .select(["event_id", "timestamp_at"])
    .where("project_id", "=", projectId)
    .where("timestamp_at", "<", before)
    .orderBy("timestamp_at")
    .limit(limit)
    .execute();
  const last = rows.at(-1);
  if (!last) return 0;
  const eventIds = rows.map((row) => row.event_id);
  await deleteIds(tx, projectId, eventIds, companions);
  const result = await tx
    .deleteFrom("events")
    .where("project_id", "=", projectId)
    .where("timestamp_at", "<=", last.timestamp_at)
    .where("event_id", "in", eventIds)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}

/**
 * Deletes at most `limit` ids of events from before a moment, of any project, with the companions of
 * these events: for those that went with their whole partition. Gives how many.
 */
export async function deleteEventIdsBefore(
  tx: Tx,
  before: number,
  limit: number,
  companions: readonly PurgeOfEvents[],
): Promise<number> {
  const rows = await tx
    .selectFrom("event_ids")
    .select(["project_id", "event_id"])
    .where("timestamp_at", "<", before)
    .limit(limit)
    .execute();
  for (const [projectId, own] of Map.groupBy(rows, (row) => row.project_id)) {
    const eventIds = own.map((row) => row.event_id);
    await deleteIds(tx, projectId, eventIds, companions);
  }
  return rows.length;
}

async function deleteIds(
  tx: Tx,
  projectId: number,
  eventIds: readonly string[],
  companions: readonly PurgeOfEvents[],
): Promise<void> {
  for (const purge of companions) await purge(tx, projectId, eventIds);
  await tx
    .deleteFrom("event_ids")
    .where("project_id", "=", projectId)
    .where("event_id", "in", eventIds)
    .execute();
}

/** Deletes at most `limit` events that could not be processed and came before a moment; gives how many. */
export async function deletePoisonedBefore(tx: Tx, before: number, limit: number): Promise<number> {
  const rows = await tx
    .selectFrom("poisoned_events")
    .select(["id", "received_at"])
    .orderBy("id")
    .limit(limit)
    .execute();
  const ids = rows.filter((row) => row.received_at < before).map((row) => row.id);
  if (ids.length > 0) await tx.deleteFrom("poisoned_events").where("id", "in", ids).execute();
  return ids.length;
}

/** Which of these issues have events. */
export async function findIssuesWithEvents(
  db: Db,
  issueIds: readonly number[],
): Promise<Set<number>> {
  const found = await Promise.all(
    issueIds.map(async (id) => {
      const query = db.selectFrom("events").select("issue_id").where("issue_id", "=", id);
      return await query.limit(1).executeTakeFirst();
    }),
  );
  return new Set(found.flatMap((row) => (row ? [row.issue_id] : [])));
}
