import type { Tx } from "../../storage/index.ts";
import { deleteMutesOf } from "../alert-mail/index.ts";

/** Deletes some of what the rules of a removed project keep; gives `limit` while there may be more. */
export async function purgeAlertRules(tx: Tx, projectId: number, limit: number): Promise<number> {
  const firings = tx
    .selectFrom("alert_firings")
    .select("id")
    .where("project_id", "=", projectId)
    .limit(limit);
  const fired = await tx
    .deleteFrom("alert_firings")
    .where("id", "in", firings)
    .executeTakeFirstOrThrow();
  if (fired.numDeletedRows > 0n) return limit;
  const rules = await tx
    .selectFrom("alert_rules")
    .select("id")
    .where("project_id", "=", projectId)
    .limit(limit)
    .execute();
  if (rules.length > 0) {
    const ids = rules.map(({ id }) => id);
    await deleteMutesOf(tx, "rule", ids);
    await tx.deleteFrom("alert_rules").where("id", "in", ids).execute();
    return limit;
  }
  for (const table of ["alert_users", "alert_counts", "alert_states"] as const) {
    const issue = await tx
      .selectFrom(table)
      .select("issue_id")
      .where("project_id", "=", projectId)
      .limit(1)
      .executeTakeFirst();
    if (!issue) continue;
    // One issue at a time: what is kept of one is bounded by how long it is kept.
    await deleteOfIssue(tx, table, projectId, issue.issue_id);
    return limit;
  }
  await tx.deleteFrom("alert_projects").where("project_id", "=", projectId).execute();
  return 0;
}

/** Firings go with their issue, or move to the one it was merged into; what is counted ages by itself. */
export const firingsOfIssues = {
  async purge(tx: Tx, issueId: number, limit: number): Promise<number> {
    const some = tx
      .selectFrom("alert_firings")
      .select("id")
      .where("issue_id", "=", issueId)
      .limit(limit);
    const done = await tx
      .deleteFrom("alert_firings")
      .where("id", "in", some)
      .executeTakeFirstOrThrow();
    return Number(done.numDeletedRows);
  },

  async move(tx: Tx, from: number, to: number, limit: number): Promise<number> {
    const some = tx
      .selectFrom("alert_firings")
      .select("id")
      .where("issue_id", "=", from)
      .limit(limit);
    const done = await tx
      .updateTable("alert_firings")
      .set({ issue_id: to })
      .where("id", "in", some)
      .executeTakeFirstOrThrow();
    return Number(done.numUpdatedRows);
  },
};

/**
 * Deletes some of what was counted longer ago than anything looks at, whole steps at a time; gives
 * `limit` while there may be more.
 */
export async function deleteOldCounts(
  tx: Tx,
  stepMs: number,
  before: number,
  limit: number,
): Promise<number> {
  let found = 0;
  for (const table of ["alert_counts", "alert_users"] as const) {
    const oldest = await tx
      .selectFrom(table)
      .select("bucket_at")
      .where("step", "=", stepMs)
      .where("bucket_at", "<", before)
      .orderBy("bucket_at")
      .limit(limit)
      .execute();
    const last = oldest.at(-1)?.bucket_at;
    if (last === undefined) continue;
    // Whole steps go at once, the newest of them with the next call.
    const until = oldest.length < limit ? before : Math.max(last, (oldest[0]?.bucket_at ?? 0) + 1);
    await tx.deleteFrom(table).where("step", "=", stepMs).where("bucket_at", "<", until).execute();
    found = Math.max(found, oldest.length);
  }
  return found;
}

/** Deletes firings, and when rules last fired, from before a moment; at most `limit` rows of each. */
export async function deleteOldFirings(tx: Tx, before: number, limit: number): Promise<number> {
  const firings = await tx
    .deleteFrom("alert_firings")
    .where("id", "in", (eb) =>
      eb.selectFrom("alert_firings").select("id").where("fired_at", "<", before).limit(limit),
    )
    .executeTakeFirstOrThrow();
  const states = await tx
    .selectFrom("alert_states")
    .select("fired_at")
    .where("fired_at", "<", before)
    .orderBy("fired_at")
    .limit(limit)
    .execute();
  const last = states.at(-1)?.fired_at;
  if (last !== undefined) {
    await tx.deleteFrom("alert_states").where("fired_at", "<=", last).execute();
  }
  return Math.max(Number(firings.numDeletedRows), states.length);
}

async function deleteOfIssue(
  tx: Tx,
  table: "alert_users" | "alert_counts" | "alert_states",
  projectId: number,
  issueId: number,
): Promise<void> {
  await tx
    .deleteFrom(table)
    .where("project_id", "=", projectId)
    .where("issue_id", "=", issueId)
    .execute();
}
