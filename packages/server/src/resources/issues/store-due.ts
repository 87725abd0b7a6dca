import type { Db } from "../../storage/index.ts";

/** Ignored issues whose time is over, those that have waited longest first. */
export async function findDueIds(db: Db, now: number, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom("issues")
    .select("id")
    .where("reopen_at", "<=", now)
    .orderBy("reopen_at")
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}
