import type { Tx } from "../../storage/index.ts";

/**
 * Deletes about `limit` rows of a removed project's events and gives how many; less than `limit`
 * only when nothing is left.
 */
export async function purgeEvents(tx: Tx, projectId: number, limit: number): Promise<number> {
  let deleted = await purgeStored(tx, projectId, limit);
  if (deleted < limit) deleted += await purgeIds(tx, projectId, limit - deleted);
  if (deleted < limit) deleted += await purgePoisoned(tx, projectId, limit - deleted);
  return deleted;
}

/** By time, which is indexed: those of the same millisecond go together. */
async function purgeStored(tx: Tx, projectId: number, limit: number): Promise<number> {
  const last = await tx
    .selectFrom("events")
    .select("timestamp_at")
    .where("project_id", "=", projectId)
    .orderBy("timestamp_at")
    .offset(limit - 1)
    .limit(1)
    .executeTakeFirst();
  let query = tx.deleteFrom("events").where("project_id", "=", projectId);
  if (last) query = query.where("timestamp_at", "<=", last.timestamp_at);
  return Number((await query.executeTakeFirstOrThrow()).numDeletedRows);
}

async function purgeIds(tx: Tx, projectId: number, limit: number): Promise<number> {
  const last = await tx
    .selectFrom("event_ids")
    .select("event_id")
    .where("project_id", "=", projectId)
    .orderBy("event_id")
    .offset(limit - 1)
    .limit(1)
    .executeTakeFirst();
  let query = tx.deleteFrom("event_ids").where("project_id", "=", projectId);
  if (last) query = query.where("event_id", "<=", last.event_id);
  return Number((await query.executeTakeFirstOrThrow()).numDeletedRows);
}

async function purgePoisoned(tx: Tx, projectId: number, limit: number): Promise<number> {
  const some = tx
    .selectFrom("poisoned_events")
    .select("id")
    .where("project_id", "=", projectId)
    .limit(limit);
  const result = await tx
    .deleteFrom("poisoned_events")
    .where("id", "in", some)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}
