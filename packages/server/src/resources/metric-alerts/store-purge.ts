import type { Tx } from "../../storage/index.ts";
import { deleteMutesOf } from "../alert-mail/index.ts";
import { unfollowAlert } from "../sentries/index.ts";

/** Forgets the incidents of a rule that goes. */
export async function deleteIncidentsOfRule(tx: Tx, ruleId: number): Promise<void> {
  const own = tx.selectFrom("metric_incidents").select("id").where("rule_id", "=", ruleId);
  await tx.deleteFrom("metric_activities").where("incident_id", "in", own).execute();
  await tx.deleteFrom("metric_incidents").where("rule_id", "=", ruleId).execute();
}

/** Deletes incidents that were closed before a moment; at most `limit`. Gives how many. */
export async function deleteOldIncidents(tx: Tx, before: number, limit: number): Promise<number> {
  const rows = await tx
    .selectFrom("metric_incidents")
    .select("id")
    .where("closed_at", "<", before)
    .orderBy("closed_at")
    .limit(limit)
    .execute();
  await deleteIncidents(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.length;
}

/**
 * Deletes some of what the metric alerts of a removed project keep, but for what they counted; gives
 * `limit` while there may be more.
 */
export async function purgeMetricAlerts(tx: Tx, projectId: number, limit: number): Promise<number> {
  const incidents = await tx
    .selectFrom("metric_incidents")
    .select("id")
    .where("project_id", "=", projectId)
    .limit(limit)
    .execute();
  if (incidents.length > 0) {
    await deleteIncidents(
      tx,
      incidents.map(({ id }) => id),
    );
    return limit;
  }
  // There are `MAX_RULES` at most.
  const rules = await tx
    .deleteFrom("metric_rules")
    .where("project_id", "=", projectId)
    .returning(["id", "organization_id"])
    .execute();
  await deleteMutesOf(
    tx,
    "metric-rule",
    rules.map(({ id }) => id),
  );
  for (const rule of rules) await unfollowAlert(tx, rule.organization_id, rule.id);
  return rules.length > 0 ? limit : 0;
}

/** Forgets how many incidents a removed organization had. */
export async function purgeMetricNumbers(tx: Tx, organizationId: number): Promise<number> {
  const done = await tx
    .deleteFrom("metric_numbers")
    .where("organization_id", "=", organizationId)
    .executeTakeFirstOrThrow();
  return Number(done.numDeletedRows);
}

async function deleteIncidents(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.deleteFrom("metric_activities").where("incident_id", "in", ids).execute();
  await tx.deleteFrom("metric_incidents").where("id", "in", ids).execute();
}
