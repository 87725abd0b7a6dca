import type { Tx } from "../../storage/index.ts";

/** Deletes about `limit` counters of a removed project; gives how many, fewer when none are left. */
export async function purgeOutcomes(tx: Tx, projectId: number, limit: number): Promise<number> {
  const last = await tx
    .selectFrom("outcomes")
    .select("hour")
    .where("project_id", "=", projectId)
    .orderBy("hour")
    .offset(limit - 1)
    .limit(1)
    .executeTakeFirst();
  let query = tx.deleteFrom("outcomes").where("project_id", "=", projectId);
  if (last) query = query.where("hour", "<=", last.hour);
  return Number((await query.executeTakeFirstOrThrow()).numDeletedRows);
}
