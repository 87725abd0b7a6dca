import type { Db, Row, Tx } from "../../storage/index.ts";
import type { OffsetRequest } from "../offset-page.ts";
import type { AlertState } from "./model.ts";

/** A metric alert while it lasts, and afterwards. */
export interface Incident {
  id: number;
  organizationId: number;
  projectId: number;
  ruleId: number;
  /** Its number within the organization. */
  identifier: number;
  title: string;
  /** As `INCIDENT_STATUS` and `STATUS_METHOD` number them. */
  status: number;
  statusMethod: number;
  /** Epoch milliseconds, as the next three. */
  startedAt: number;
  detectedAt: number;
  createdAt: number;
  closedAt: number | null;
  /** The worst it has been. */
  peak: Exclude<AlertState, "ok">;
}

/** Makes an incident with the organization's next number. */
export async function insertIncident(
  tx: Tx,
  incident: Omit<Incident, "id" | "identifier">,
): Promise<Incident> {
  const { incidents: identifier } = await tx
    .insertInto("metric_numbers")
    .values({ organization_id: incident.organizationId, incidents: 1 })
    .onConflict((conflict) =>
      conflict
        .column("organization_id")
        .doUpdateSet((eb) => ({ incidents: eb("metric_numbers.incidents", "+", 1) })),
    )
    .returning("incidents")
    .executeTakeFirstOrThrow();
  const { id } = await tx
    .insertInto("metric_incidents")
    .values({
      organization_id: incident.organizationId,
      project_id: incident.projectId,
      rule_id: incident.ruleId,
      identifier,
      title: incident.title,
      started_at: incident.startedAt,
      detected_at: incident.detectedAt,
      created_at: incident.createdAt,
      ...toColumns(incident),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { ...incident, id, identifier };
}

/** Writes what of an incident can change. */
export async function updateIncidentRow(tx: Tx, incident: Incident): Promise<void> {
  await tx
    .updateTable("metric_incidents")
    .set(toColumns(incident))
    .where("id", "=", incident.id)
    .execute();
}

/** An incident by its number. */
export async function findIncident(
  db: Db,
  organizationId: number,
  identifier: number,
): Promise<Incident | undefined> {
  const row = await db
    .selectFrom("metric_incidents")
    .selectAll()
    .where("organization_id", "=", organizationId)
    .where("identifier", "=", identifier)
    .executeTakeFirst();
  return row && toIncident(row);
}

/** Incidents by their ids, whichever there are. */
export async function findIncidentsById(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, Incident>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("metric_incidents").selectAll().where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, toIncident(row)]));
}

export interface IncidentFilter {
  projectIds: readonly number[];
  ruleId?: number | undefined;
  isOpen?: boolean | undefined;
}

/** A page of incidents and one more, newest first. */
export async function selectIncidents(
  db: Db,
  { projectIds, ruleId, isOpen }: IncidentFilter,
  page: OffsetRequest,
): Promise<Incident[]> {
  if (projectIds.length === 0) return [];
  let query = db
    .selectFrom("metric_incidents")
    .selectAll()
    .where("project_id", "in", projectIds)
    .orderBy("id", "desc")
    .offset(page.offset)
    .limit(page.limit + 1);
  if (ruleId !== undefined) query = query.where("rule_id", "=", ruleId);
  if (isOpen !== undefined) query = query.where("closed_at", isOpen ? "is" : "is not", null);
  return (await query.execute()).map(toIncident);
}

/** When each of these rules' last incident began. */
export async function findLastStarted(
  db: Db,
  ruleIds: readonly number[],
): Promise<Map<number, number>> {
  if (ruleIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("metric_incidents")
    .select((eb) => ["rule_id", eb.fn.max("started_at").as("started_at")])
    .where("rule_id", "in", ruleIds)
    .groupBy("rule_id")
    .execute();
  return new Map(rows.map((row) => [row.rule_id, row.started_at]));
}

/** The last incident of a rule. */
export async function findLastIncident(db: Db, ruleId: number): Promise<Incident | undefined> {
  const row = await db
    .selectFrom("metric_incidents")
    .selectAll()
    .where("rule_id", "=", ruleId)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && toIncident(row);
}

function toColumns(incident: Pick<Incident, "status" | "statusMethod" | "closedAt" | "peak">) {
  return {
    status: incident.status,
    status_method: incident.statusMethod,
    closed_at: incident.closedAt,
    peak: incident.peak,
  };
}

function toIncident(row: Row<"metric_incidents">): Incident {
  return {
    id: row.id,
    organizationId: row.organization_id,
    projectId: row.project_id,
    ruleId: row.rule_id,
    identifier: row.identifier,
    title: row.title,
    status: row.status,
    statusMethod: row.status_method,
    startedAt: row.started_at,
    detectedAt: row.detected_at,
    createdAt: row.created_at,
    closedAt: row.closed_at,
    peak: row.peak,
  };
}
