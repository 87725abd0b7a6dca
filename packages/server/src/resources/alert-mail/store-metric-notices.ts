import type { Db, Row, Tx } from "../../storage/index.ts";

/** What somebody is to be mailed about a metric alert. */
export interface MetricNotice {
  organizationId: number;
  projectId: number;
  ruleId: number;
  userId: number;
  /** `Critical: Too many errors`. */
  title: string;
  /** `120 events in the last 10 minutes`. */
  description: string;
  /** The incident's number. */
  identifier: number;
}

export async function insertMetricNotices(
  tx: Tx,
  notices: readonly MetricNotice[],
  now: number,
): Promise<void> {
  if (notices.length === 0) return;
  await tx
    .insertInto("metric_notices")
    .values(
      notices.map((one) => ({
        organization_id: one.organizationId,
        project_id: one.projectId,
        rule_id: one.ruleId,
        user_id: one.userId,
        title: one.title,
        description: one.description,
        identifier: one.identifier,
        created_at: now,
      })),
    )
    .execute();
}

/** Somebody for whom notices of a project wait, who was not mailed about it since `before`. */
export async function findDueMetricReaders(
  db: Db,
  before: number,
  limit: number,
): Promise<{ userId: number; projectId: number }[]> {
  const rows = await db
    .selectFrom("metric_notices as n")
    .leftJoin("metric_mail_times as t", (join) =>
      join.onRef("t.user_id", "=", "n.user_id").onRef("t.project_id", "=", "n.project_id"),
    )
    .select(["n.user_id", "n.project_id"])
    .distinct()
    .where((eb) => eb.or([eb("t.mailed_at", "is", null), eb("t.mailed_at", "<=", before)]))
    .orderBy("n.project_id")
    .orderBy("n.user_id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ userId: row.user_id, projectId: row.project_id }));
}

/** Takes the notices that wait for somebody about a project, oldest first: they wait no longer. */
export async function takeMetricNotices(
  tx: Tx,
  { userId, projectId }: { userId: number; projectId: number },
): Promise<MetricNotice[]> {
  const rows = await tx
    .deleteFrom("metric_notices")
    .where("project_id", "=", projectId)
    .where("user_id", "=", userId)
    .returningAll()
    .execute();
  return rows.toSorted((a, b) => a.id - b.id).map(toNotice);
}

export async function noteMetricMailed(
  tx: Tx,
  { userId, projectId }: { userId: number; projectId: number },
  mailedAt: number,
): Promise<void> {
  await tx
    .insertInto("metric_mail_times")
    .values({ user_id: userId, project_id: projectId, mailed_at: mailedAt })
    .onConflict((conflict) =>
      conflict.columns(["project_id", "user_id"]).doUpdateSet({ mailed_at: mailedAt }),
    )
    .execute();
}

/** Forgets what nobody has been mailed yet about rules that go. */
export async function deleteMetricNoticesOf(tx: Tx, ruleIds: readonly number[]): Promise<void> {
  if (ruleIds.length === 0) return;
  await tx.deleteFrom("metric_notices").where("rule_id", "in", ruleIds).execute();
}

function toNotice(row: Row<"metric_notices">): MetricNotice {
  return {
    organizationId: row.organization_id,
    projectId: row.project_id,
    ruleId: row.rule_id,
    userId: row.user_id,
    title: row.title,
    description: row.description,
    identifier: row.identifier,
  };
}
