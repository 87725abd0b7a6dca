import type { IssueStatus, Level, Substatus } from "@vedette/contract";
import { updateMany, type Db, type Engine, type Row, type Tx } from "../../storage/index.ts";
import type { Issue, StatusDetails } from "./model.ts";

/** The issue with this id, in whatever organization it is. */
export async function findIssueById(db: Db, id: number): Promise<Issue | undefined> {
  const [issue] = await findIssues(db, [id]);
  return issue;
}

/** The issues with these ids; in no particular order, and only those there are. */
export async function findIssues(db: Db, ids: readonly number[]): Promise<Issue[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom("issues").selectAll().where("id", "in", ids).execute();
  return rows.map(toIssue);
}

/** The issue with this number in a project. */
export async function findIssueByNumber(
  db: Db,
  projectId: number,
  number: number,
): Promise<Issue | undefined> {
  const row = await db
    .selectFrom("issues")
    .selectAll()
    .where("project_id", "=", projectId)
    .where("short_id", "=", number)
    .executeTakeFirst();
  return row && toIssue(row);
}

/** Issues by their ids in order of id, kept from other writers until the transaction ends. */
export async function lockIssues(engine: Engine, tx: Tx, ids: readonly number[]): Promise<Issue[]> {
  if (ids.length === 0) return [];
  let query = tx.selectFrom("issues").selectAll().where("id", "in", ids).orderBy("id");
  // SQLite has one writer at a time: whoever is in a transaction holds everything.
  if (engine === "postgres") query = query.forNoKeyUpdate();
  return (await query.execute()).map(toIssue);
}

const FRESH: ReadonlySet<Substatus | null> = new Set(["new", "regressed", "escalating"]);

/** Writes what people decide about issues: status, assignee, priority. Counters are not touched. */
export async function saveDecisions(
  engine: Engine,
  tx: Tx,
  issues: readonly Issue[],
): Promise<void> {
  await updateMany(engine, tx, {
    table: "issues",
    columns: {
      id: "bigint",
      status: "text",
      substatus: "text",
      status_details: "text",
      reopen_at: "bigint",
      fresh_since: "bigint",
      priority: "text",
      assigned_user_id: "bigint",
      assigned_team_id: "bigint",
    },
    rows: issues
      .toSorted((a, b) => a.id - b.id)
      .map((issue) => [
        issue.id,
        issue.status,
        issue.substatus,
        JSON.stringify(issue.statusDetails),
        issue.statusDetails.ignoreUntil ?? null,
        FRESH.has(issue.substatus) ? issue.freshSince : null,
        issue.priority,
        issue.assignedUserId,
        issue.assignedTeamId,
      ]),
    set: [
      "status",
      "substatus",
      "status_details",
      "reopen_at",
      "fresh_since",
      "priority",
      "assigned_user_id",
      "assigned_team_id",
    ]
      .map((column) => `${column} = v.${column}`)
      .join(", "),
  });
}

/** Writes what is counted of an issue, except its users. */
export async function saveCounters(tx: Tx, issue: Issue): Promise<void> {
  await tx
    .updateTable("issues")
    .set({
      times_seen: issue.timesSeen,
      comment_count: issue.commentCount,
      first_seen_at: issue.firstSeenAt,
      last_seen_at: issue.lastSeenAt,
      first_release: issue.firstRelease,
      last_release: issue.lastRelease,
    })
    .where("id", "=", issue.id)
    .execute();
}

/** Adds to the number of comments an issue has; negative takes away. */
export async function addToCommentCount(tx: Tx, issueId: number, by: number): Promise<void> {
  await tx
    .updateTable("issues")
    .set((eb) => ({ comment_count: eb("comment_count", "+", by) }))
    .where("id", "=", issueId)
    .execute();
}

/** A row as the program knows it. */
export function toIssue(row: Row<"issues">): Issue {
  return {
    id: row.id,
    organizationId: row.organization_id,
    projectId: row.project_id,
    shortId: row.short_id,
    title: row.title,
    culprit: row.culprit,
    location: row.location,
    level: row.level as Level,
    platform: row.platform,
    logger: row.logger,
    type: row.type as Issue["type"],
    metadata: JSON.parse(row.metadata) as Issue["metadata"],
    status: row.status satisfies IssueStatus,
    substatus: row.substatus as Substatus | null,
    statusDetails: JSON.parse(row.status_details) as StatusDetails,
    freshSince: row.fresh_since,
    priority: row.priority,
    assignedUserId: row.assigned_user_id,
    assignedTeamId: row.assigned_team_id,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    timesSeen: row.times_seen,
    userCount: row.user_count,
    commentCount: row.comment_count,
    isUnhandled: row.is_unhandled === 1,
    firstRelease: row.first_release,
    lastRelease: row.last_release,
  };
}
