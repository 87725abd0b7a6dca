import type { Db } from "../../storage/index.ts";

/**
 * How many unresolved issues of a project have one of these levels and were seen since a moment,
 * epoch milliseconds; counts no further than `limit`.
 */
export async function countOpenIssues(
  db: Db,
  filter: { projectId: number; levels: readonly string[]; since: number; limit: number },
): Promise<number> {
  const rows = await db
    .selectFrom("issues")
    .select("id")
    .where("project_id", "=", filter.projectId)
    .where("last_seen_at", ">=", filter.since)
    .where("status", "=", "unresolved")
    .where("level", "in", filter.levels)
    .orderBy("last_seen_at", "desc")
    .limit(filter.limit)
    .execute();
  return rows.length;
}
