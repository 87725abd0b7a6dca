import type { Db, Tx } from "../../storage/index.ts";

/** Whether a project has events from before a moment, epoch milliseconds. */
export async function hasEventsBefore(
  db: Db,
  projectId: number,
  before: number,
): Promise<boolean> {
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
 * Deletes about `limit` of a project's events from before a moment, oldest first, with what says
 * that they came; gives how many. Those of one millisecond go together. Counters stay.
 */
export async function deleteEventsBefore(
  tx: Tx,
  projectId: number,
  before: number,
  limit: number,
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
  await tx
    .deleteFrom("event_ids")
    .where("project_id", "=", projectId)
    .where(
      "event_id",
      "in",
      rows.map((row) => row.event_id),
    )
    .execute();
  const result = await tx
    .deleteFrom("events")
    .where("project_id", "=", projectId)
    .where(
      "event_id",
      "in",
      rows.map((row) => row.event_id),
    )
    .where("timestamp_at", "<=", last.timestamp_at)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}

/**
 * Deletes at most `limit` ids of events from before a moment, of any project: of those that went
 * with their whole partition. Gives how many.
 */
export async function deleteEventIdsBefore(
  tx: Tx,
  before: number,
  limit: number,
): Promise<number> {
  const rows = await tx
    .selectFrom("event_ids")
    .select(["project_id", "event_id"])
    .where("timestamp_at", "<", before)
    .limit(limit)
    .execute();
  for (const [projectId, own] of Map.groupBy(rows, (row) => row.project_id)) {
    await tx
      .deleteFrom("event_ids")
      .where("project_id", "=", projectId)
      .where(
        "event_id",
        "in",
        own.map((row) => row.event_id),
      )
      .execute();
  }
  return rows.length;
}

/** Deletes at most `limit` events that could not be processed and came before a moment; gives how many. */
export async function deletePoisonedBefore(
  tx: Tx,
  before: number,
  limit: number,
): Promise<number> {
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
