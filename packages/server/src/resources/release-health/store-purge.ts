import type { Tx } from "../../storage/index.ts";

/** Deletes about `limit` rows of a removed project; gives how many, fewer when none are left. */
export async function purgeReleaseHealth(
  tx: Tx,
  projectId: number,
  limit: number,
): Promise<number> {
  const deleted = await purgeHours(tx, projectId, limit);
  return deleted < limit ? deleted + (await purgeOpen(tx, projectId, limit - deleted)) : deleted;
}

async function purgeHours(tx: Tx, projectId: number, limit: number): Promise<number> {
  const last = await tx
    .selectFrom("session_hours")
    .select("hour")
    .where("project_id", "=", projectId)
    .orderBy("hour")
    .offset(limit - 1)
    .limit(1)
    .executeTakeFirst();
  let query = tx.deleteFrom("session_hours").where("project_id", "=", projectId);
  if (last) query = query.where("hour", "<=", last.hour);
  return Number((await query.executeTakeFirstOrThrow()).numDeletedRows);
}

async function purgeOpen(tx: Tx, projectId: number, limit: number): Promise<number> {
  const last = await tx
    .selectFrom("open_sessions")
    .select("sid")
    .where("project_id", "=", projectId)
    .orderBy("sid")
    .offset(limit - 1)
    .limit(1)
    .executeTakeFirst();
  let query = tx.deleteFrom("open_sessions").where("project_id", "=", projectId);
  if (last) query = query.where("sid", "<=", last.sid);
  return Number((await query.executeTakeFirstOrThrow()).numDeletedRows);
}
