import type { Db, Tx } from "../../storage/index.ts";
import type { Follows } from "./model.ts";

/** Sentries that have heard nothing for too long, the longest overdue first. */
export async function findTimedOut(db: Db, now: number, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom("sentries")
    .select("id")
    .where("times_out_at", "<=", now)
    .orderBy("times_out_at")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Sentries for which it is time to look at what they follow, the longest overdue first. */
export async function findDueLooks(db: Db, now: number, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom("sentries")
    .select("id")
    .where("looks_at", "<=", now)
    .orderBy("looks_at")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Has the sentries that follow one of these look at it now. */
export async function lookNow(
  tx: Tx,
  kind: Follows["kind"],
  followedIds: readonly number[],
  now: number,
): Promise<void> {
  if (followedIds.length === 0) return;
  await tx
    .updateTable("sentries")
    .set({ looks_at: now })
    .where("followed_kind", "=", kind)
    .where("followed_id", "in", followedIds)
    .where("is_enabled", "=", 1)
    .execute();
}

/** The sentries that follow this, in order of id. */
export async function findFollowing(
  db: Db,
  organizationId: number,
  kind: Follows["kind"],
  followedId: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom("sentries")
    .select("id")
    .where("organization_id", "=", organizationId)
    .where("followed_kind", "=", kind)
    .where("followed_id", "=", followedId)
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Has at most `limit` sentries follow a removed project no more; gives how many. */
export async function unfollowProject(tx: Tx, projectId: number, limit: number): Promise<number> {
  const some = tx
    .selectFrom("sentries")
    .select("id")
    .where("followed_project_id", "=", projectId)
    .limit(limit);
  const result = await tx
    .updateTable("sentries")
    .set({
      follows: null,
      followed_kind: null,
      followed_id: null,
      followed_project_id: null,
      looks_at: null,
    })
    .where("id", "in", some)
    .executeTakeFirstOrThrow();
  return Number(result.numUpdatedRows);
}

/** Has sentries follow a metric alert that is gone no more. */
export async function unfollowAlert(
  tx: Tx,
  organizationId: number,
  alertId: number,
): Promise<void> {
  await tx
    .updateTable("sentries")
    .set({ follows: null, followed_kind: null, followed_id: null, looks_at: null })
    .where("organization_id", "=", organizationId)
    .where("followed_kind", "=", "metric-alert")
    .where("followed_id", "=", alertId)
    .execute();
}

/** Deletes about `limit` rows of a removed organization's sentries; gives how many. */
export async function purgeSentries(
  tx: Tx,
  organizationId: number,
  limit: number,
): Promise<number> {
  const own = tx.selectFrom("sentries").select("id").where("organization_id", "=", organizationId);
  let deleted = 0;
  for (const table of ["sentry_counts", "sentry_entries"] as const) {
    if (deleted >= limit) return deleted;
    const some = tx
      .selectFrom(table)
      .select("id")
      .where("sentry_id", "in", own)
      .limit(limit - deleted);
    const result = await tx.deleteFrom(table).where("id", "in", some).executeTakeFirstOrThrow();
    deleted += Number(result.numDeletedRows);
  }
  if (deleted >= limit) return deleted;
  const result = await tx
    .deleteFrom("sentries")
    .where("id", "in", own.limit(limit - deleted))
    .executeTakeFirstOrThrow();
  return deleted + Number(result.numDeletedRows);
}
