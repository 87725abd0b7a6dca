import { containsText, type Db } from "../../storage/index.ts";
import type { OffsetRequest } from "../offset-page.ts";
import type { Period } from "../read-period.ts";
import type { TagValue } from "./store-counters.ts";

/** Whose tags: those of one issue, or of the issues of projects that were seen last. */
export type TagsOf = { issueId: number } | { projectIds: readonly number[] };

/** Enough to know what there is; all issues of a large organization are too many to look through. */
const LATEST_ISSUES = 1000;

export const TAG_SORTS = {
  date: "last_seen_at",
  age: "first_seen_at",
  count: "times_seen",
  id: "value",
} as const;

/** A page of the values of a tag and one more. `text`: only those that hold it. */
export async function findTagValues(
  db: Db,
  of: TagsOf,
  key: string,
  request: OffsetRequest & { sort: keyof typeof TAG_SORTS; text?: string | undefined },
): Promise<TagValue[]> {
  const { sort, text, offset, limit } = request;
  let query = selectTags(db, of, {})
    .select((eb) => [
      "value",
      eb.fn.sum<number>("times_seen").as("times_seen"),
      eb.fn.min("first_seen_at").as("first_seen_at"),
      eb.fn.max("last_seen_at").as("last_seen_at"),
    ])
    .where("key", "=", key)
    .groupBy("value");
  if (text) query = query.where(containsText("value", text));
  if (sort !== "id") query = query.orderBy(TAG_SORTS[sort], "desc");
  const rows = await query
    .orderBy("value")
    .offset(offset)
    .limit(limit + 1)
    .execute();
  return rows.map((row) => ({
    key,
    value: row.value,
    timesSeen: row.times_seen,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
  }));
}

/** The tag keys of the latest issues of projects, most frequent first. */
export async function findTagKeys(
  db: Db,
  projectIds: readonly number[],
  period: Period,
): Promise<{ key: string; timesSeen: number }[]> {
  const rows = await selectTags(db, { projectIds }, period)
    .select((eb) => ["key", eb.fn.sum<number>("times_seen").as("times_seen")])
    .groupBy("key")
    .orderBy("times_seen", "desc")
    .orderBy("key")
    .execute();
  return rows.map((row) => ({ key: row.key, timesSeen: row.times_seen }));
}

function selectTags(db: Db, of: TagsOf, { since, until }: Period) {
  const tags = db.selectFrom("issue_tags");
  if ("issueId" in of) return tags.where("issue_id", "=", of.issueId);
  let latest = db
    .selectFrom("issues")
    .select("id")
    .where("project_id", "in", of.projectIds.length === 0 ? [0] : of.projectIds)
    .orderBy("last_seen_at", "desc")
    .limit(LATEST_ISSUES);
  if (since !== undefined) latest = latest.where("last_seen_at", ">=", since);
  if (until !== undefined) latest = latest.where("first_seen_at", "<=", until);
  return tags.where("issue_id", "in", latest);
}
