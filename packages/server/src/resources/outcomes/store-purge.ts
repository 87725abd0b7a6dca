import type { Tx } from "../../storage/index.ts";

/** Deletes about `limit` counters of a removed project; gives how many, fewer when none are left. */
export async function purgeOutcomes(tx: Tx, projectId: number, limit: number): Promise<number> {
  return await deleteOldOutcomes(tx, projectId, Number.MAX_SAFE_INTEGER, limit);
}

/** Deletes about `limit` of a project's counters of hours before an instant; gives how many. */
export async function deleteOldOutcomes(
  tx: Tx,
  projectId: number,
  before: number,
  limit: number,
): Promise<number> {
  const last = await tx
    .selectFrom("outcomes")
    .select("hour")
    .where("project_id", "=", projectId)
    .where("hour", "<", before)
    .orderBy("hour")
    .offset(limit - 1)
    .limit(1)
    .executeTakeFirst();
  const query = tx
    .deleteFrom("outcomes")
    .where("project_id", "=", projectId)
    .where("hour", "<", last ? last.hour + 1 : before);
  return Number((await query.executeTakeFirstOrThrow()).numDeletedRows);
}
