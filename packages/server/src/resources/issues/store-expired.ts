import type { Db } from "../../storage/index.ts";

/** Ids above `after` of a project's issues that were last seen before a moment, in order. */
export async function findIdsNotSeenSince(
  db: Db,
  projectId: number,
  before: number,
  after: number,
  limit: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom("issues")
    .select("id")
    .where("project_id", "=", projectId)
    .where("last_seen_at", "<", before)
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}
