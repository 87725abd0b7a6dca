import type { Db, Tx } from "../../storage/index.ts";

/** Has somebody get mails about a hoot, unless they do. */
export async function ensureFollower(db: Db, hootId: number, userId: number): Promise<void> {
  await db
    .insertInto("hoot_followers")
    .values({ hoot_id: hootId, user_id: userId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteFollower(db: Db, hootId: number, userId: number): Promise<void> {
  await db
    .deleteFrom("hoot_followers")
    .where("hoot_id", "=", hootId)
    .where("user_id", "=", userId)
    .execute();
}

export async function findFollowers(db: Db, hootId: number): Promise<number[]> {
  const rows = await db
    .selectFrom("hoot_followers")
    .select("user_id")
    .where("hoot_id", "=", hootId)
    .orderBy("user_id")
    .execute();
  return rows.map((row) => row.user_id);
}

/** Which of these hoots somebody follows. */
export async function findFollowed(
  db: Db,
  userId: number,
  hootIds: readonly number[],
): Promise<Set<number>> {
  if (hootIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("hoot_followers")
    .select("hoot_id")
    .where("user_id", "=", userId)
    .where("hoot_id", "in", hootIds)
    .execute();
  return new Set(rows.map((row) => row.hoot_id));
}

/** Deletes about `limit` hoots of a removed organization, with who follows them; gives how many. */
export async function purgeHoots(tx: Tx, organizationId: number, limit: number): Promise<number> {
  const some = tx
    .selectFrom("hoots")
    .select("id")
    .where("organization_id", "=", organizationId)
    .limit(limit);
  const result = await tx.deleteFrom("hoots").where("id", "in", some).executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}
