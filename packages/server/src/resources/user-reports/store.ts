import {
  insertMany,
  type Db,
  type Engine,
  type Row,
  type TextQuery,
  type Tx,
} from "../../storage/index.ts";
import type { PageRequest } from "../keyset.ts";
import type { NewUserReport, UserReport } from "./model.ts";

/** Stores reports; one about an event that has one already takes its place. */
export async function saveUserReports(
  engine: Engine,
  tx: Tx,
  reports: readonly NewUserReport[],
): Promise<void> {
  const last = new Map(reports.map((one) => [`${one.projectId}/${one.eventId}`, one]));
  const sorted = [...last].toSorted((a, b) => (a[0] < b[0] ? -1 : 1)).map(([, one]) => one);
  await insertMany(engine, tx, {
    table: "user_reports",
    columns: {
      project_id: "bigint",
      event_id: "text",
      name: "text",
      email: "text",
      comments: "text",
      created_at: "bigint",
    },
    rows: sorted.map((one) => [
      one.projectId,
      one.eventId,
      one.name,
      one.email,
      one.comments,
      one.createdAt,
    ]),
    onConflict:
      "(project_id, event_id) do update set name = excluded.name, email = excluded.email, comments = excluded.comments",
  });
}

/** What was said of one event. */
export async function findUserReport(
  db: Db,
  projectId: number,
  eventId: string,
): Promise<UserReport | undefined> {
  const row = await db
    .selectFrom("user_reports")
    .selectAll()
    .where("project_id", "=", projectId)
    .where("event_id", "=", eventId)
    .executeTakeFirst();
  return row && toUserReport(row);
}

/** A page of a project's reports, or those of some of its events, and one more, newest first. */
export async function selectUserReports(
  db: Db,
  projectId: number,
  { from, backwards, limit }: PageRequest<number>,
  eventIds?: TextQuery,
): Promise<UserReport[]> {
  const direction = backwards ? "asc" : "desc";
  let query = db
    .selectFrom("user_reports")
    .selectAll()
    .where("project_id", "=", projectId)
    .orderBy("created_at", direction)
    .orderBy("id", direction)
    .limit(limit + 1);
  if (eventIds) query = query.where("event_id", "in", eventIds);
  if (from) {
    query = query.where((eb) =>
      eb(eb.refTuple("created_at", "id"), backwards ? ">" : "<", eb.tuple(from.value, from.id)),
    );
  }
  return (await query.execute()).map(toUserReport);
}

/** The events of a project that somebody said something of, as part of another query. */
export function selectReportedEvents(db: Db, projectId: number): TextQuery {
  return db
    .selectFrom("user_reports")
    .select("event_id")
    .where("project_id", "=", projectId)
    .$asScalar();
}

/** Removes at most `limit` reports of a removed project; gives how many. */
export async function purgeUserReports(tx: Tx, projectId: number, limit: number): Promise<number> {
  const some = tx
    .selectFrom("user_reports")
    .select("id")
    .where("project_id", "=", projectId)
    .limit(limit);
  const result = await tx
    .deleteFrom("user_reports")
    .where("id", "in", some)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}

function toUserReport(row: Row<"user_reports">): UserReport {
  return {
    id: row.id,
    projectId: row.project_id,
    eventId: row.event_id,
    name: row.name,
    email: row.email,
    comments: row.comments,
    createdAt: row.created_at,
  };
}
