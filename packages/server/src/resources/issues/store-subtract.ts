import { insertMany, type Engine, type Tx } from "../../storage/index.ts";
import type { Issue } from "./model.ts";
import type { Tally } from "./tally-events.ts";

const TAG_COLUMNS = {
  issue_id: "bigint",
  key: "text",
  value: "text",
  times_seen: "bigint",
  first_seen_at: "bigint",
  last_seen_at: "bigint",
} as const;

/**
 * Takes from an issue what its events that go elsewhere have added to it; `tally` is theirs, however
 * it names their issue. A user goes when no event of theirs is left. Where one of them was the first or
 * the last that had a value of a tag, the other end of the issue stands in for that until `widenTags`
 * has seen all events that stay.
 */
export async function takeFromIssue(
  engine: Engine,
  tx: Tx,
  { id: issueId, firstSeenAt, lastSeenAt }: Pick<Issue, "id" | "firstSeenAt" | "lastSeenAt">,
  tally: Tally,
): Promise<void> {
  const events = tally.growth.reduce((sum, growth) => sum + growth.events, 0);
  await takeHours(engine, tx, issueId, tally.hours);
  await insertMany(engine, tx, {
    table: "issue_tags",
    columns: TAG_COLUMNS,
    rows: tally.tags.map((tag) => [
      issueId,
      tag.key,
      tag.value,
      -tag.events,
      tag.firstSeenAt,
      tag.lastSeenAt,
    ]),
    onConflict:
      "(issue_id, key, value) do update set times_seen = t.times_seen + excluded.times_seen, " +
      `last_seen_at = case when t.last_seen_at <= excluded.last_seen_at then ${firstSeenAt} else t.last_seen_at end, ` +
      `first_seen_at = case when t.first_seen_at >= excluded.first_seen_at then ${lastSeenAt} else t.first_seen_at end`,
  });
  const users = await takeUsers(tx, issueId);
  await deleteUnseenTags(tx, issueId);
  await tx
    .updateTable("issues")
    .set((issue) => ({
      times_seen: issue("times_seen", "-", events),
      user_count: issue("user_count", "-", users),
    }))
    .where("id", "=", issueId)
    .execute();
}

/** Has tags of issues be seen as early and as late as these events, which are counted already. */
export async function widenTags(engine: Engine, tx: Tx, tags: Tally["tags"]): Promise<void> {
  await insertMany(engine, tx, {
    table: "issue_tags",
    columns: TAG_COLUMNS,
    rows: tags.map((tag) => [tag.issueId, tag.key, tag.value, 0, tag.firstSeenAt, tag.lastSeenAt]),
    onConflict:
      "(issue_id, key, value) do update set " +
      "last_seen_at = case when excluded.last_seen_at > t.last_seen_at then excluded.last_seen_at else t.last_seen_at end, " +
      "first_seen_at = case when excluded.first_seen_at < t.first_seen_at then excluded.first_seen_at else t.first_seen_at end " +
      "where excluded.last_seen_at > t.last_seen_at or excluded.first_seen_at < t.first_seen_at",
  });
}

/** Removes tags that no event has, and sets right those whose events are no longer stored. */
export async function clearLeftovers(tx: Tx, issueId: number): Promise<void> {
  await deleteUnseenTags(tx, issueId);
  await tx
    .updateTable("issue_tags")
    .set((tag) => ({
      first_seen_at: tag.ref("last_seen_at"),
      last_seen_at: tag.ref("first_seen_at"),
    }))
    .where("issue_id", "=", issueId)
    .whereRef("first_seen_at", ">", "last_seen_at")
    .execute();
}

async function takeHours(
  engine: Engine,
  tx: Tx,
  issueId: number,
  hours: Tally["hours"],
): Promise<void> {
  await insertMany(engine, tx, {
    table: "issue_hours",
    columns: { issue_id: "bigint", hour: "bigint", times_seen: "bigint" },
    rows: hours.map(({ hour, events }) => [issueId, hour, -events]),
    onConflict: "(issue_id, hour) do update set times_seen = t.times_seen + excluded.times_seen",
  });
  await tx
    .deleteFrom("issue_hours")
    .where("issue_id", "=", issueId)
    .where("times_seen", "<=", 0)
    .execute();
}

/** How many users the issue has met no more: the tag that names them is on none of its events. */
async function takeUsers(tx: Tx, issueId: number): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom("issue_users")
    .where("issue_id", "=", issueId)
    .where("user_key", "in", (tags) =>
      tags
        .selectFrom("issue_tags")
        .select("value")
        .where("issue_id", "=", issueId)
        .where("key", "=", "user")
        .where("times_seen", "<=", 0),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

async function deleteUnseenTags(tx: Tx, issueId: number): Promise<void> {
  await tx
    .deleteFrom("issue_tags")
    .where("issue_id", "=", issueId)
    .where("times_seen", "<=", 0)
    .execute();
}
