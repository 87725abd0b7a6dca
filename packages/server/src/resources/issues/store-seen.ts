import type { Db } from "../../storage/index.ts";
import type { Issue } from "./model.ts";

/** What alert rules look at of an issue. */
export type IssueAtAGlance = Pick<
  Issue,
  | "id"
  | "firstSeenAt"
  | "timesSeen"
  | "userCount"
  | "priority"
  | "type"
  | "assignedUserId"
  | "assignedTeamId"
>;

/** These issues at a glance, by their ids: for many at once. */
export async function findIssuesAtAGlance(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, IssueAtAGlance>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("issues")
    .select([
      "id",
      "first_seen_at",
      "times_seen",
      "user_count",
      "priority",
      "type",
      "assigned_user_id",
      "assigned_team_id",
    ])
    .where("id", "in", ids)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        firstSeenAt: row.first_seen_at,
        timesSeen: row.times_seen,
        userCount: row.user_count,
        priority: row.priority,
        type: row.type as Issue["type"],
        assignedUserId: row.assigned_user_id,
        assignedTeamId: row.assigned_team_id,
      },
    ]),
  );
}
