import type { Db, Row, Tx } from "../../storage/index.ts";
import type { OffsetRequest } from "../offset-page.ts";
import type { Action, AlertRule, Condition, Filter } from "./model.ts";

/** A rule of a project. */
export async function findRule(
  db: Db,
  projectId: number,
  id: number,
): Promise<AlertRule | undefined> {
  const row = await db
    .selectFrom("alert_rules")
    .selectAll()
    .where("project_id", "=", projectId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && toRule(row);
}

/** All rules of a project, oldest first; there are `MAX_RULES` at most. */
export async function findRulesOfProject(db: Db, projectId: number): Promise<AlertRule[]> {
  const rows = await db
    .selectFrom("alert_rules")
    .selectAll()
    .where("project_id", "=", projectId)
    .orderBy("id")
    .execute();
  return rows.map(toRule);
}

/** All rules of an organization, oldest first. */
export async function findRulesOfOrganization(
  db: Db,
  organizationId: number,
): Promise<AlertRule[]> {
  const rows = await db
    .selectFrom("alert_rules")
    .selectAll()
    .where("organization_id", "=", organizationId)
    .orderBy("id")
    .execute();
  return rows.map(toRule);
}

/** A page of a project's rules and one more, oldest first. */
export async function selectRules(
  db: Db,
  projectId: number,
  page: OffsetRequest,
): Promise<AlertRule[]> {
  const rows = await db
    .selectFrom("alert_rules")
    .selectAll()
    .where("project_id", "=", projectId)
    .orderBy("id")
    .offset(page.offset)
    .limit(page.limit + 1)
    .execute();
  return rows.map(toRule);
}

/** Rules by their ids, whichever there are. */
export async function findRules(db: Db, ids: readonly number[]): Promise<Map<number, AlertRule>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("alert_rules").selectAll().where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, toRule(row)]));
}

/** The rule as it is, held against other writers until the transaction ends. */
export async function lockRule(
  tx: Tx,
  projectId: number,
  id: number,
): Promise<AlertRule | undefined> {
  const row = await tx
    .updateTable("alert_rules")
    .set((eb) => ({ name: eb.ref("name") }))
    .where("project_id", "=", projectId)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
  return row && toRule(row);
}

export async function insertRule(tx: Tx, rule: Omit<AlertRule, "id">): Promise<AlertRule> {
  const { id } = await tx
    .insertInto("alert_rules")
    .values({
      organization_id: rule.organizationId,
      project_id: rule.projectId,
      created_by: rule.createdBy,
      created_at: rule.createdAt,
      ...toColumns(rule),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { ...rule, id };
}

/** Writes everything of a rule that can change. */
export async function updateRuleRow(tx: Tx, rule: AlertRule): Promise<void> {
  await tx.updateTable("alert_rules").set(toColumns(rule)).where("id", "=", rule.id).execute();
}

export async function deleteRuleRow(tx: Tx, projectId: number, id: number): Promise<boolean> {
  const result = await tx
    .deleteFrom("alert_rules")
    .where("project_id", "=", projectId)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows) > 0;
}

function toColumns(rule: Omit<AlertRule, "id">) {
  return {
    name: rule.name,
    is_enabled: rule.isEnabled ? 1 : 0,
    condition_match: rule.conditionMatch,
    filter_match: rule.filterMatch,
    conditions: JSON.stringify(rule.conditions),
    filters: JSON.stringify(rule.filters),
    actions: JSON.stringify(rule.actions),
    frequency: rule.frequency,
    environment: rule.environment,
    owner_user_id: rule.owner?.type === "user" ? rule.owner.id : null,
    owner_team_id: rule.owner?.type === "team" ? rule.owner.id : null,
    updated_at: rule.updatedAt,
    is_snoozed: rule.snooze === null ? 0 : 1,
    snoozed_until: rule.snooze?.untilAt ?? null,
    snoozed_by: rule.snooze?.userId ?? null,
  };
}

/** A row as the program knows it. */
export function toRule(row: Row<"alert_rules">): AlertRule {
  return {
    id: row.id,
    organizationId: row.organization_id,
    projectId: row.project_id,
    name: row.name,
    isEnabled: row.is_enabled === 1,
    conditionMatch: row.condition_match,
    filterMatch: row.filter_match,
    conditions: JSON.parse(row.conditions) as Condition[],
    filters: JSON.parse(row.filters) as Filter[],
    actions: JSON.parse(row.actions) as Action[],
    frequency: row.frequency,
    environment: row.environment,
    owner: toOwner(row),
    createdBy: row.created_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    snooze: row.is_snoozed === 1 ? { untilAt: row.snoozed_until, userId: row.snoozed_by } : null,
  };
}

function toOwner(row: Row<"alert_rules">): AlertRule["owner"] {
  if (row.owner_user_id !== null) return { type: "user", id: row.owner_user_id };
  return row.owner_team_id === null ? null : { type: "team", id: row.owner_team_id };
}
