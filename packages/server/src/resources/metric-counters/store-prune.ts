import type { Db, Tx } from "../../storage/index.ts";

export interface OldSeries {
  id: number;
  keepMs: number;
  isCounted: boolean;
}

/** Series that were last looked through before a moment, the longest ago first. */
export async function findOldSeries(db: Db, before: number, limit: number): Promise<OldSeries[]> {
  const rows = await db
    .selectFrom("metric_series")
    .select(["id", "keep_ms", "is_counted"])
    .where("pruned_at", "<=", before)
    .orderBy("pruned_at")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    keepMs: row.keep_ms,
    isCounted: row.is_counted === 1,
  }));
}

/**
 * Deletes points from before a moment, at most so many; gives how many. The last of them stays
 * while the series is counted: it says what had been counted by then.
 */
export async function deletePoints(
  tx: Tx,
  { id, isCounted }: OldSeries,
  before: number,
  limit: number,
): Promise<number> {
  const old = tx
    .selectFrom("metric_points")
    .select("bucket_at")
    .where("series_id", "=", id)
    .where("bucket_at", "<", before);
  const last = isCounted
    ? await old.orderBy("bucket_at", "desc").limit(1).executeTakeFirst()
    : undefined;
  const result = await tx
    .deleteFrom("metric_points")
    .where("series_id", "=", id)
    .where(
      "bucket_at",
      "in",
      old
        .$if(last !== undefined, (points) => points.where("bucket_at", "<", last?.bucket_at ?? 0))
        .orderBy("bucket_at")
        .limit(limit),
    )
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}

/** Forgets users last seen before a moment, about so many; gives how many. */
export async function deleteUsers(
  tx: Tx,
  seriesId: number,
  before: number,
  limit: number,
): Promise<number> {
  const old = await tx
    .selectFrom("metric_users")
    .select("user_key")
    .where("series_id", "=", seriesId)
    .where("last_at", "<", before)
    .orderBy("last_at")
    .limit(limit)
    .execute();
  if (old.length === 0) return 0;
  const result = await tx
    .deleteFrom("metric_users")
    .where("series_id", "=", seriesId)
    .where(
      "user_key",
      "in",
      old.map((row) => row.user_key),
    )
    .where("last_at", "<", before)
    .executeTakeFirstOrThrow();
  const deleted = Number(result.numDeletedRows);
  await tx
    .updateTable("metric_series")
    .set((eb) => ({ users: eb("users", "-", deleted) }))
    .where("id", "=", seriesId)
    .execute();
  return deleted;
}

export async function notePruned(tx: Tx, id: number, now: number): Promise<void> {
  await tx.updateTable("metric_series").set({ pruned_at: now }).where("id", "=", id).execute();
}

export async function deleteSeries(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom("metric_series").where("id", "=", id).where("is_counted", "=", 0).execute();
}

/**
 * Stops counting in a removed project and deletes about `limit` rows of what was counted; gives how
 * many, less than `limit` only when nothing is left.
 */
export async function purgeMetricSeries(tx: Tx, projectId: number, limit: number): Promise<number> {
  const own = tx.selectFrom("metric_series").select("id").where("project_id", "=", projectId);
  const points = await tx
    .selectFrom("metric_points")
    .select(["series_id", "bucket_at"])
    .where("series_id", "in", own)
    .limit(limit)
    .execute();
  for (const [seriesId, some] of Map.groupBy(points, (point) => point.series_id)) {
    const moments = some.map((point) => point.bucket_at);
    await tx
      .deleteFrom("metric_points")
      .where("series_id", "=", seriesId)
      .where("bucket_at", "in", moments)
      .execute();
  }
  let deleted = points.length;
  if (deleted >= limit) return deleted;
  const ids = await own.execute();
  for (const { id } of ids) {
    deleted += await deleteUsers(tx, id, Number.MAX_SAFE_INTEGER, limit - deleted);
    if (deleted >= limit) return deleted;
  }
  await tx.deleteFrom("metric_series").where("project_id", "=", projectId).execute();
  await tx.deleteFrom("metric_projects").where("project_id", "=", projectId).execute();
  return deleted;
}
