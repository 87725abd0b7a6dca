import type { Db, Tx } from "../../storage/index.ts";
import type { AlertRule } from "./model.ts";
import { toRule } from "./store.ts";

/**
 * How often the rules of these projects have changed, by project; those that never had any are left
 * out. Who compiles rules compares it with what they compiled, in whichever process the change was.
 */
export async function findRuleVersions(
  tx: Db,
  projectIds: readonly number[],
): Promise<Map<number, number>> {
  if (projectIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom("alert_projects")
    .selectAll()
    .where("project_id", "in", projectIds)
    .execute();
  return new Map(rows.map((row) => [row.project_id, row.version]));
}

/** Says that a project's rules have changed, in the transaction that changes them. */
export async function noteRuleChange(tx: Tx, projectId: number): Promise<void> {
  await tx
    .insertInto("alert_projects")
    .values({ project_id: projectId, version: 1 })
    .onConflict((conflict) =>
      conflict
        .column("project_id")
        .doUpdateSet((eb) => ({ version: eb("alert_projects.version", "+", 1) })),
    )
    .execute();
}

/** The rules of a project that can fire at all, oldest first. */
export async function findEnabledRules(tx: Db, projectId: number): Promise<AlertRule[]> {
  const rows = await tx
    .selectFrom("alert_rules")
    .selectAll()
    .where("project_id", "=", projectId)
    .where("is_enabled", "=", 1)
    .orderBy("id")
    .execute();
  return rows.map(toRule);
}
