import type { Db, Tx } from "../../../storage/index.ts";
import type { Answered, PublishRequest, PublishStatus } from "./model.ts";

/** Notes that an app waits to be published; it must not be waiting already. */
export async function insertPublishRequest(
  tx: Tx,
  request: Pick<PublishRequest, "sentryAppId" | "questionnaire" | "requestedBy" | "createdAt">,
): Promise<number> {
  const { id } = await tx
    .insertInto("publish_requests")
    .values({
      sentry_app_id: request.sentryAppId,
      status: "waiting",
      questionnaire: JSON.stringify(request.questionnaire),
      requested_by: request.requestedBy,
      created_at: request.createdAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function findPublishRequest(db: Db, id: number): Promise<PublishRequest | undefined> {
  const row = await select(db).where("id", "=", id).executeTakeFirst();
  return row && toRequest(row);
}

/** A page of requests in one state, the oldest first, and one more. */
export async function listRequests(
  db: Db,
  status: PublishStatus,
  page: { offset: number; limit: number },
): Promise<PublishRequest[]> {
  const rows = await select(db)
    .where("status", "=", status)
    .orderBy("id")
    .offset(page.offset)
    .limit(page.limit + 1)
    .execute();
  return rows.map(toRequest);
}

/** The last requests to publish one app, newest first. */
export async function listRequestsOfApp(
  db: Db,
  sentryAppId: number,
  limit: number,
): Promise<PublishRequest[]> {
  const query = select(db).where("sentry_app_id", "=", sentryAppId);
  const rows = await query.orderBy("id", "desc").limit(limit).execute();
  return rows.map(toRequest);
}

/** Ends the wait of an app, if it waits. */
export async function settleRequest(
  tx: Tx,
  sentryAppId: number,
  decision: {
    status: Exclude<PublishStatus, "waiting">;
    decidedBy: number | null;
    reason: string | null;
    now: number;
  },
): Promise<void> {
  const { status, decidedBy, reason, now } = decision;
  await tx
    .updateTable("publish_requests")
    .set({ status, decided_by: decidedBy, reason, decided_at: now })
    .where("sentry_app_id", "=", sentryAppId)
    .where("status", "=", "waiting")
    .execute();
}

function select(db: Db) {
  return db.selectFrom("publish_requests").selectAll();
}

type Row = Awaited<ReturnType<ReturnType<typeof select>["executeTakeFirstOrThrow"]>>;

function toRequest(row: Row): PublishRequest {
  return {
    id: row.id,
    sentryAppId: row.sentry_app_id,
    status: row.status,
    questionnaire: JSON.parse(row.questionnaire) as Answered[],
    requestedBy: row.requested_by,
    decidedBy: row.decided_by,
    reason: row.reason,
    createdAt: row.created_at,
    decidedAt: row.decided_at,
  };
}
