import type { Db, TextQuery } from "../../storage/index.ts";

/** The issues of those of these events of a project that have come, by event id. */
export async function findIssuesOfEvents(
  db: Db,
  projectId: number,
  eventIds: readonly string[],
): Promise<Map<string, number>> {
  if (eventIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("event_ids")
    .select(["event_id", "issue_id"])
    .where("project_id", "=", projectId)
    .where("event_id", "in", eventIds)
    .execute();
  return new Map(rows.map((row) => [row.event_id, row.issue_id]));
}

/** The ids of all events of an issue, as part of another query. */
export function selectEventsOfIssue(db: Db, issue: { id: number; projectId: number }): TextQuery {
  return db
    .selectFrom("event_ids")
    .select("event_id")
    .where("project_id", "=", issue.projectId)
    .where("issue_id", "=", issue.id)
    .$asScalar();
}

/** How many events of an issue are among those that a query of somebody else's table gives. */
export async function countIssueEventsAmong(
  db: Db,
  issue: { id: number; projectId: number },
  eventIds: TextQuery,
): Promise<number> {
  const { count } = await db
    .selectFrom("event_ids")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("project_id", "=", issue.projectId)
    .where("issue_id", "=", issue.id)
    .where("event_id", "in", eventIds)
    .executeTakeFirstOrThrow();
  return Number(count);
}
