import type { Db } from "../../storage/index.ts";

/** How much a series counted in the minute that begins at `at` (epoch milliseconds). */
export interface Amount {
  at: number;
  amount: number;
}

/** From when to when, whole minutes, a user was there without a window in which they were not seen. */
export interface Stay {
  user: string;
  firstAt: number;
  lastAt: number;
}

/** What a series counted from a moment until another, in minutes that had anything. */
export async function readAmounts(
  db: Db,
  seriesId: number,
  { since, until }: { since: number; until: number },
): Promise<Amount[]> {
  const ofSeries = db
    .selectFrom("metric_points")
    .select(["bucket_at", "total"])
    .where("series_id", "=", seriesId);
  const before = await ofSeries
    .where("bucket_at", "<", since)
    .orderBy("bucket_at", "desc")
    .limit(1)
    .executeTakeFirst();
  const points = await ofSeries
    .where("bucket_at", ">=", since)
    .where("bucket_at", "<", until)
    .orderBy("bucket_at")
    .execute();
  let total = before?.total ?? 0;
  return points.map((point) => {
    const amount = point.total - total;
    ({ total } = point);
    return { at: point.bucket_at, amount };
  });
}

/** The users that a series met from a moment until another. */
export async function readStays(
  db: Db,
  seriesId: number,
  { since, until }: { since: number; until: number },
): Promise<Stay[]> {
  const rows = await db
    .selectFrom("metric_users")
    .select(["user_key", "first_at", "last_at"])
    .where("series_id", "=", seriesId)
    .where("last_at", ">=", since)
    .where("first_at", "<", until)
    .execute();
  return rows.map((row) => ({
    user: row.user_key,
    firstAt: row.first_at,
    lastAt: row.last_at,
  }));
}
