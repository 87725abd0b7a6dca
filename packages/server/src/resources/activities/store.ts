import type { ActivityType } from "@vedette/contract";
import type { JsonObject } from "../../outbox/index.ts";
import { insertMany, type Db, type Engine, type Row, type Tx } from "../../storage/index.ts";
import type { PageRequest } from "../keyset.ts";
import { type Activity, type Author, isSameAuthor, type NewActivity } from "./model.ts";

/** Adds lines to histories, in the transaction of what they tell of. */
export async function insertActivities(
  engine: Engine,
  tx: Tx,
  activities: readonly NewActivity[],
): Promise<void> {
  await insertMany(engine, tx, {
    table: "activities",
    columns: {
      issue_id: "bigint",
      type: "text",
      user_id: "bigint",
      sentry_app_id: "bigint",
      data: "text",
      created_at: "bigint",
    },
    rows: activities.map((activity) => [
      activity.issueId,
      activity.type,
      activity.author.userId,
      activity.author.sentryAppId,
      JSON.stringify(activity.data),
      activity.createdAt,
    ]),
  });
}

/** Adds one line and gives it back with its id. */
export async function insertActivity(tx: Tx, activity: NewActivity): Promise<Activity> {
  const { id } = await tx
    .insertInto("activities")
    .values({
      issue_id: activity.issueId,
      type: activity.type,
      user_id: activity.author.userId,
      sentry_app_id: activity.author.sentryAppId,
      data: JSON.stringify(activity.data),
      created_at: activity.createdAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { ...activity, id };
}

/** An issue's history from a place on, newest first; `type`: only such lines. */
export async function findActivities(
  db: Db,
  issueId: number,
  page: PageRequest<number>,
  type?: ActivityType,
): Promise<Activity[]> {
  const { from, backwards, limit } = page;
  let query = db
    .selectFrom("activities")
    .selectAll()
    .where("issue_id", "=", issueId)
    .orderBy("id", backwards ? "asc" : "desc")
    .limit(limit + 1);
  if (type !== undefined) query = query.where("type", "=", type);
  if (from) query = query.where("id", backwards ? ">" : "<", from.id);
  return (await query.execute()).map(toActivity);
}

export async function findActivity(
  db: Db,
  issueId: number,
  id: number,
): Promise<Activity | undefined> {
  const row = await db
    .selectFrom("activities")
    .selectAll()
    .where("issue_id", "=", issueId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && toActivity(row);
}

/** The notes an author has written on an issue since then (epoch milliseconds). */
export async function findNotesOf(
  db: Db,
  issueId: number,
  author: Author,
  since: number,
): Promise<Activity[]> {
  const rows = await db
    .selectFrom("activities")
    .selectAll()
    .where("issue_id", "=", issueId)
    .where("type", "=", "note")
    .where("created_at", ">", since)
    .execute();
  return rows.map(toActivity).filter((note) => isSameAuthor(note.author, author));
}

export async function updateActivityData(tx: Tx, id: number, data: JsonObject): Promise<void> {
  await tx
    .updateTable("activities")
    .set({ data: JSON.stringify(data) })
    .where("id", "=", id)
    .execute();
}

/** Takes one line out of the history; false: it was gone already. */
export async function deleteActivity(tx: Tx, id: number): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("activities")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

function toActivity(row: Row<"activities">): Activity {
  return {
    id: row.id,
    issueId: row.issue_id,
    type: row.type as ActivityType,
    author: { userId: row.user_id, sentryAppId: row.sentry_app_id },
    data: JSON.parse(row.data) as JsonObject,
    createdAt: row.created_at,
  };
}
