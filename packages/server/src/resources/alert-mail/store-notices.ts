import { type Db, type Engine, insertMany, type Row, type Tx } from "../../storage/index.ts";
import type { MailTarget } from "./model.ts";

/** A mail that a rule owes for an event, before it is known to whom, and with what else together. */
export interface NewNotice {
  organizationId: number;
  projectId: number;
  ruleId: number;
  ruleName: string;
  issueId: number;
  eventId: string;
  target: MailTarget;
}

export interface Notice extends NewNotice {
  id: number;
  /** Epoch milliseconds. */
  createdAt: number;
}

export async function insertNotices(
  engine: Engine,
  tx: Tx,
  notices: readonly NewNotice[],
  now: number,
): Promise<void> {
  await insertMany(engine, tx, {
    table: "alert_notices",
    columns: {
      organization_id: "bigint",
      project_id: "bigint",
      rule_id: "bigint",
      issue_id: "bigint",
      event_id: "text",
      rule_name: "text",
      target: "text",
      is_addressed: "bigint",
      created_at: "bigint",
    },
    rows: notices.map((one) => [
      one.organizationId,
      one.projectId,
      one.ruleId,
      one.issueId,
      one.eventId,
      one.ruleName,
      JSON.stringify(one.target),
      0,
      now,
    ]),
  });
}

/** The oldest notices of whom nobody has said yet to whom they go. */
export async function findUnaddressed(db: Db, limit: number): Promise<Notice[]> {
  const rows = await db
    .selectFrom("alert_notices")
    .selectAll()
    .where("is_addressed", "=", 0)
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(toNotice);
}

/** Says to whom a notice goes; one that goes to nobody is gone. */
export async function addressNotice(
  tx: Tx,
  notice: Notice,
  userIds: readonly number[],
): Promise<void> {
  if (userIds.length === 0) {
    await tx.deleteFrom("alert_notices").where("id", "=", notice.id).execute();
    return;
  }
  await tx
    .insertInto("alert_notice_readers")
    .values(
      userIds.map((userId) => ({
        notice_id: notice.id,
        user_id: userId,
        project_id: notice.projectId,
      })),
    )
    .onConflict((conflict) => conflict.columns(["project_id", "user_id", "notice_id"]).doNothing())
    .execute();
  await tx
    .updateTable("alert_notices")
    .set({ is_addressed: 1 })
    .where("id", "=", notice.id)
    .execute();
}

/** Somebody for whom notices of a project wait, who was not mailed about it since `before`. */
export async function findDueReaders(
  db: Db,
  before: number,
  limit: number,
): Promise<{ userId: number; projectId: number }[]> {
  const rows = await db
    .selectFrom("alert_notice_readers as r")
    .leftJoin("alert_mail_times as t", (join) =>
      join.onRef("t.user_id", "=", "r.user_id").onRef("t.project_id", "=", "r.project_id"),
    )
    .select(["r.user_id", "r.project_id"])
    .distinct()
    .where((eb) => eb.or([eb("t.mailed_at", "is", null), eb("t.mailed_at", "<=", before)]))
    .orderBy("r.project_id")
    .orderBy("r.user_id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ userId: row.user_id, projectId: row.project_id }));
}

/** The notices that wait for somebody about a project, oldest first. */
export async function findNoticesFor(
  db: Db,
  { userId, projectId }: { userId: number; projectId: number },
): Promise<Notice[]> {
  const rows = await db
    .selectFrom("alert_notices")
    .selectAll()
    .where("id", "in", (eb) =>
      eb
        .selectFrom("alert_notice_readers")
        .select("notice_id")
        .where("user_id", "=", userId)
        .where("project_id", "=", projectId),
    )
    .orderBy("id")
    .execute();
  return rows.map(toNotice);
}

/** Notes that somebody was mailed about a project; notices that nobody waits for any more go. */
export async function noteMailed(
  tx: Tx,
  { userId, projectId }: { userId: number; projectId: number },
  noticeIds: readonly number[],
  mailedAt: number | null,
): Promise<void> {
  if (noticeIds.length > 0) {
    await tx
      .deleteFrom("alert_notice_readers")
      .where("project_id", "=", projectId)
      .where("user_id", "=", userId)
      .where("notice_id", "in", noticeIds)
      .execute();
    await tx
      .deleteFrom("alert_notices")
      .where("id", "in", noticeIds)
      .where("id", "not in", (eb) =>
        eb
          .selectFrom("alert_notice_readers")
          .select("notice_id")
          .where("project_id", "=", projectId)
          .where("notice_id", "in", noticeIds),
      )
      .execute();
  }
  if (mailedAt === null) return;
  await tx
    .insertInto("alert_mail_times")
    .values({ user_id: userId, project_id: projectId, mailed_at: mailedAt })
    .onConflict((conflict) =>
      conflict.columns(["project_id", "user_id"]).doUpdateSet({ mailed_at: mailedAt }),
    )
    .execute();
}

function toNotice(row: Row<"alert_notices">): Notice {
  return {
    id: row.id,
    organizationId: row.organization_id,
    projectId: row.project_id,
    ruleId: row.rule_id,
    ruleName: row.rule_name,
    issueId: row.issue_id,
    eventId: row.event_id,
    target: JSON.parse(row.target) as MailTarget,
    createdAt: row.created_at,
  };
}
