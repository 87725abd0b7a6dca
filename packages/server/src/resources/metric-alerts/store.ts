import { containsText, type Db, type Row, type Tx } from "../../storage/index.ts";
import type { OffsetRequest } from "../offset-page.ts";
import type { AlertState, EventType, MetricRule, Trigger } from "./model.ts";

/** A rule of an organization. */
export async function findRule(
  db: Db,
  organizationId: number,
  id: number,
): Promise<MetricRule | undefined> {
  const row = await db
    .selectFrom("metric_rules")
    .selectAll()
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && toRule(row);
}

export interface RuleFilter {
  projectIds: readonly number[];
  /** Part of the name. */
  text?: string | undefined;
  state?: AlertState | undefined;
}

/** A page of the rules of projects and one more, oldest first. */
export async function selectRules(
  db: Db,
  { projectIds, text, state }: RuleFilter,
  page: OffsetRequest,
): Promise<MetricRule[]> {
  if (projectIds.length === 0) return [];
  let query = db
    .selectFrom("metric_rules")
    .selectAll()
    .where("project_id", "in", projectIds)
    .orderBy("id")
    .offset(page.offset)
    .limit(page.limit + 1);
  if (text) query = query.where(containsText("name", text));
  if (state) query = query.where("state", "=", state);
  return (await query.execute()).map(toRule);
}

/** All rules of these projects, oldest first. */
export async function findRulesOfProjects(
  db: Db,
  projectIds: readonly number[],
): Promise<MetricRule[]> {
  if (projectIds.length === 0) return [];
  const rows = await db
    .selectFrom("metric_rules")
    .selectAll()
    .where("project_id", "in", projectIds)
    .orderBy("id")
    .execute();
  return rows.map(toRule);
}

/** Rules by their ids, whichever there are. */
export async function findRules(db: Db, ids: readonly number[]): Promise<Map<number, MetricRule>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("metric_rules").selectAll().where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, toRule(row)]));
}

/** The rule as it is, held against other writers until the transaction ends. */
export async function lockRule(tx: Tx, id: number): Promise<MetricRule | undefined> {
  const row = await tx
    .updateTable("metric_rules")
    .set((eb) => ({ name: eb.ref("name") }))
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
  return row && toRule(row);
}

export async function countRules(db: Db, projectId: number): Promise<number> {
  const { rules } = await db
    .selectFrom("metric_rules")
    .select((eb) => eb.fn.countAll<number>().as("rules"))
    .where("project_id", "=", projectId)
    .executeTakeFirstOrThrow();
  return rules;
}

/** Whether any rule still looks at a series. */
export async function isSeriesUsed(db: Db, seriesId: number): Promise<boolean> {
  const row = await db
    .selectFrom("metric_rules")
    .select("id")
    .where("series_id", "=", seriesId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertRule(tx: Tx, rule: Omit<MetricRule, "id">): Promise<MetricRule> {
  const { id } = await tx
    .insertInto("metric_rules")
    .values({
      organization_id: rule.organizationId,
      created_by: rule.createdBy,
      created_at: rule.createdAt,
      ...toColumns(rule),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { ...rule, id };
}

/** Writes everything of a rule that can change. */
export async function updateRuleRow(tx: Tx, rule: MetricRule): Promise<void> {
  await tx.updateTable("metric_rules").set(toColumns(rule)).where("id", "=", rule.id).execute();
}

export async function deleteRuleRow(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom("metric_rules").where("id", "=", id).execute();
}

function toColumns(rule: Omit<MetricRule, "id">) {
  return {
    project_id: rule.projectId,
    series_id: rule.seriesId,
    name: rule.name,
    is_enabled: rule.isEnabled ? 1 : 0,
    event_types: JSON.stringify(rule.eventTypes),
    kind: rule.kind,
    query: rule.query,
    environment: rule.environment,
    window_ms: rule.windowMs,
    comparison_ms: rule.comparisonMs,
    is_below: rule.isBelow ? 1 : 0,
    critical_at: rule.criticalAt,
    warning_at: rule.warningAt,
    resolve_at: rule.resolveAt,
    triggers: JSON.stringify(rule.triggers),
    parts: rule.parts,
    owner_user_id: rule.owner?.type === "user" ? rule.owner.id : null,
    owner_team_id: rule.owner?.type === "team" ? rule.owner.id : null,
    updated_at: rule.updatedAt,
    counted_from: rule.countedFrom,
    evaluated_from: rule.evaluatedFrom,
    state: rule.standing.state,
    state_at: rule.standingAt,
    hushed: rule.standing.hushed,
    incident_id: rule.incidentId,
    is_snoozed: rule.snooze === null ? 0 : 1,
    snoozed_until: rule.snooze?.untilAt ?? null,
    snoozed_by: rule.snooze?.userId ?? null,
  };
}

function toRule(row: Row<"metric_rules">): MetricRule {
  return {
    id: row.id,
    organizationId: row.organization_id,
    projectId: row.project_id,
    seriesId: row.series_id,
    name: row.name,
    isEnabled: row.is_enabled === 1,
    eventTypes: JSON.parse(row.event_types) as EventType[],
    kind: row.kind,
    query: row.query,
    environment: row.environment,
    windowMs: row.window_ms,
    comparisonMs: row.comparison_ms,
    isBelow: row.is_below === 1,
    criticalAt: row.critical_at,
    warningAt: row.warning_at,
    resolveAt: row.resolve_at,
    triggers: JSON.parse(row.triggers) as Trigger[],
    parts: row.parts,
    owner: toOwner(row),
    createdBy: row.created_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    countedFrom: row.counted_from,
    evaluatedFrom: row.evaluated_from,
    standing: { state: row.state, hushed: row.hushed },
    standingAt: row.state_at,
    incidentId: row.incident_id,
    snooze: row.is_snoozed === 1 ? { untilAt: row.snoozed_until, userId: row.snoozed_by } : null,
  };
}

function toOwner(row: Row<"metric_rules">): MetricRule["owner"] {
  if (row.owner_user_id !== null) return { type: "user", id: row.owner_user_id };
  return row.owner_team_id === null ? null : { type: "team", id: row.owner_team_id };
}
