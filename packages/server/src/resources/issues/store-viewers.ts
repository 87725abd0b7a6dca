import { insertMany, type Db, type Engine, type Tx } from "../../storage/index.ts";
import type { ViewerMarks } from "./model.ts";

/** What a person has marked several issues with; issues they never touched are not there. */
export async function findViewerMarks(
  db: Db,
  userId: number,
  issueIds: readonly number[],
): Promise<Map<number, ViewerMarks>> {
  if (issueIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("issue_viewers")
    .selectAll()
    .where("user_id", "=", userId)
    .where("issue_id", "in", issueIds)
    .execute();
  return new Map(
    rows.map((row) => [
      row.issue_id,
      {
        hasSeen: row.seen_at !== null,
        isBookmarked: row.is_bookmarked === 1,
        isSubscribed: row.is_subscribed === 1,
        subscriptionReason: row.subscription_reason,
      },
    ]),
  );
}

/** Who has seen an issue, latest first, and who follows it; at most 100 of each. */
export async function findViewers(
  db: Db,
  issueId: number,
): Promise<{ seenBy: number[]; participants: number[] }> {
  const rows = await db
    .selectFrom("issue_viewers")
    .select(["user_id", "seen_at", "is_subscribed"])
    .where("issue_id", "=", issueId)
    .orderBy("seen_at", "desc")
    .orderBy("user_id")
    .execute();
  return {
    seenBy: rows
      .filter((row) => row.seen_at !== null)
      .slice(0, 100)
      .map((row) => row.user_id),
    participants: rows
      .filter((row) => row.is_subscribed === 1)
      .slice(0, 100)
      .map((row) => row.user_id),
  };
}

/** What somebody says about an issue; what is left out stays as it is. */
export interface MarkChange {
  hasSeen?: boolean;
  isBookmarked?: boolean;
  isSubscribed?: boolean;
  /** Why, when they subscribe. */
  subscriptionReason?: "manual" | "commented" | "mentioned" | "team_mentioned";
}

/** Marks issues for one person. Marking the same again changes nothing. */
export async function markIssues(
  engine: Engine,
  tx: Tx,
  userId: number,
  issueIds: readonly number[],
  change: MarkChange,
  now: number,
): Promise<void> {
  const { hasSeen, isBookmarked, isSubscribed, subscriptionReason = "manual" } = change;
  const assignments = [
    ...(hasSeen === undefined ? [] : ["seen_at = excluded.seen_at"]),
    ...(isBookmarked === undefined ? [] : ["is_bookmarked = excluded.is_bookmarked"]),
    ...(isSubscribed === undefined
      ? []
      : [
          "is_subscribed = excluded.is_subscribed",
          // Who follows it already has their reason.
          "subscription_reason = case when excluded.is_subscribed = 1 and t.is_subscribed = 1 then t.subscription_reason else excluded.subscription_reason end",
        ]),
  ];
  if (assignments.length === 0) return;
  await insertMany(engine, tx, {
    table: "issue_viewers",
    columns: {
      issue_id: "bigint",
      user_id: "bigint",
      seen_at: "bigint",
      is_bookmarked: "bigint",
      is_subscribed: "bigint",
      subscription_reason: "text",
    },
    rows: issueIds
      .toSorted((a, b) => a - b)
      .map((issueId) => [
        issueId,
        userId,
        hasSeen ? now : null,
        isBookmarked ? 1 : 0,
        isSubscribed ? 1 : 0,
        isSubscribed ? subscriptionReason : null,
      ]),
    onConflict: `(issue_id, user_id) do update set ${assignments.join(", ")}`,
  });
}
