import type { Db } from "../../storage/index.ts";

/** Issues that are new or open again since a moment (epoch milliseconds) or longer, oldest first. */
export async function findFreshSince(db: Db, until: number, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom("issues")
    .select("id")
    .where("fresh_since", "<=", until)
    .orderBy("fresh_since")
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Unresolved issues of a project that were not seen since a moment, the longest silent first. */
export async function findSilentIds(
  db: Db,
  projectId: number,
  before: number,
  limit: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom("issues")
    .select("id")
    .where("project_id", "=", projectId)
    .where("last_seen_at", "<", before)
    .where("status", "=", "unresolved")
    .orderBy("last_seen_at")
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}
