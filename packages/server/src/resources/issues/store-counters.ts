import type { Db } from "../../storage/index.ts";
import type { HourCount } from "./present-stats.ts";

const HOUR_MS = 3_600_000;

/** The events per hour of several issues from `since` (epoch milliseconds) on, by issue id. */
export async function findIssueHours(
  db: Db,
  issueIds: readonly number[],
  since: number,
): Promise<Map<number, HourCount[]>> {
  const hours = new Map<number, HourCount[]>(issueIds.map((id) => [id, []]));
  if (issueIds.length === 0) return hours;
  const rows = await db
    .selectFrom("issue_hours")
    .selectAll()
    .where("issue_id", "in", issueIds)
    .where("hour", ">=", since)
    .execute();
  for (const row of rows) {
    hours.get(row.issue_id)?.push({ hour: row.hour, timesSeen: row.times_seen });
  }
  return hours;
}

/** How many events an issue had in the hours from the one of `since` (epoch milliseconds) on. */
export async function countEventsSince(db: Db, issueId: number, since: number): Promise<number> {
  const { total } = await db
    .selectFrom("issue_hours")
    .select((eb) => eb.fn.sum<number | null>("times_seen").as("total"))
    .where("issue_id", "=", issueId)
    .where("hour", ">", since - HOUR_MS)
    .executeTakeFirstOrThrow();
  return total ?? 0;
}

/** A tag key of an issue: how many events had it, with how many different values. */
export interface TagTotals {
  key: string;
  timesSeen: number;
  valueCount: number;
}

/** The tag keys of an issue, sorted. `key`: only that one. */
export async function findTagTotals(db: Db, issueId: number, key?: string): Promise<TagTotals[]> {
  let query = db
    .selectFrom("issue_tags")
    .select((eb) => [
      "key",
      eb.fn.sum<number>("times_seen").as("times_seen"),
      eb.fn.countAll<number>().as("value_count"),
    ])
    .where("issue_id", "=", issueId)
    .groupBy("key")
    .orderBy("key");
  if (key !== undefined) query = query.where("key", "=", key);
  return (await query.execute()).map((row) => ({
    key: row.key,
    timesSeen: row.times_seen,
    valueCount: row.value_count,
  }));
}

/** One value of a tag, and how often and when an issue's events had it. */
export interface TagValue {
  key: string;
  value: string;
  timesSeen: number;
  firstSeenAt: number;
  lastSeenAt: number;
}

/** The most frequent values of each tag of an issue, at most `perKey` of each, most first. */
export async function findTopTagValues(
  db: Db,
  issueId: number,
  perKey: number,
  key?: string,
): Promise<TagValue[]> {
  let ranked = db
    .selectFrom("issue_tags")
    .select(["key", "value", "times_seen", "first_seen_at", "last_seen_at"])
    .select((eb) =>
      eb.fn
        .agg<number>("row_number")
        .over((over) => over.partitionBy("key").orderBy("times_seen", "desc").orderBy("value"))
        .as("rank"),
    )
    .where("issue_id", "=", issueId);
  if (key !== undefined) ranked = ranked.where("key", "=", key);
  const rows = await db
    .selectFrom(ranked.as("ranked"))
    .selectAll()
    .where("rank", "<=", perKey)
    .orderBy("key")
    .orderBy("rank")
    .execute();
  return rows.map((row) => ({
    key: row.key,
    value: row.value,
    timesSeen: row.times_seen,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
  }));
}
