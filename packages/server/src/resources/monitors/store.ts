import { containsText, type Db, type Row, type Tx } from "../../storage/index.ts";
import type { OffsetRequest } from "../offset-page.ts";
import type { Monitor, MonitorConfig } from "./model.ts";

/** A monitor of these projects by its slug or its uuid; of several, the one that is oldest. */
export async function findMonitor(
  db: Db,
  projectIds: readonly number[],
  slugOrUuid: string,
): Promise<Monitor | undefined> {
  if (projectIds.length === 0) return undefined;
  const row = await db
    .selectFrom("monitors")
    .selectAll()
    .where("project_id", "in", projectIds)
    .where((eb) => eb.or([eb("slug", "=", slugOrUuid), eb("uuid", "=", slugOrUuid)]))
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row && toMonitor(row);
}

/** A page of an organization's monitors and one more, by slug. */
export async function selectMonitors(
  db: Db,
  filter: { organizationId: number; projectIds?: readonly number[]; text?: string | undefined },
  page: OffsetRequest,
): Promise<Monitor[]> {
  const { projectIds, text } = filter;
  if (projectIds?.length === 0) return [];
  let query = db
    .selectFrom("monitors")
    .selectAll()
    .where("organization_id", "=", filter.organizationId)
    .orderBy("slug")
    .orderBy("id")
    .offset(page.offset)
    .limit(page.limit + 1);
  if (projectIds) query = query.where("project_id", "in", projectIds);
  if (text) query = query.where(containsText("slug", text));
  return (await query.execute()).map(toMonitor);
}

export async function countMonitors(db: Db, projectId: number): Promise<number> {
  const { count } = await db
    .selectFrom("monitors")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("project_id", "=", projectId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Undefined: the project has one of this slug. */
export async function insertMonitor(
  tx: Tx,
  monitor: Omit<Monitor, "id">,
): Promise<Monitor | undefined> {
  const row = await tx
    .insertInto("monitors")
    .values({
      organization_id: monitor.organizationId,
      uuid: monitor.uuid,
      created_at: monitor.createdAt,
      ...toColumns(monitor),
    })
    .onConflict((conflict) => conflict.columns(["project_id", "slug"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row && { ...monitor, id: row.id };
}

/** The monitor as it is, held against other writers until the transaction ends. */
export async function lockMonitor(
  tx: Tx,
  which: { id: number } | { projectId: number; slug: string },
): Promise<Monitor | undefined> {
  let query = tx.updateTable("monitors").set((eb) => ({ slug: eb.ref("slug") }));
  query =
    "id" in which
      ? query.where("id", "=", which.id)
      : query.where("project_id", "=", which.projectId).where("slug", "=", which.slug);
  const row = await query.returningAll().executeTakeFirst();
  return row && toMonitor(row);
}

/** Writes everything of a monitor that can change. */
export async function updateMonitorRow(tx: Tx, monitor: Monitor): Promise<void> {
  await tx.updateTable("monitors").set(toColumns(monitor)).where("id", "=", monitor.id).execute();
}

export async function deleteMonitorRow(tx: Tx, id: number): Promise<boolean> {
  const result = await tx.deleteFrom("monitors").where("id", "=", id).executeTakeFirstOrThrow();
  return Number(result.numDeletedRows) > 0;
}

/** Monitors whose expected check-in is missed, the longest overdue first. */
export async function findMissedMonitors(db: Db, now: number, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom("monitors")
    .select("id")
    .where("missed_at", "<=", now)
    .orderBy("missed_at")
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

export function toMonitor(row: Row<"monitors">): Monitor {
  return {
    id: row.id,
    organizationId: row.organization_id,
    projectId: row.project_id,
    uuid: row.uuid,
    slug: row.slug,
    name: row.name,
    config: JSON.parse(row.config) as MonitorConfig,
    status: row.status,
    isMuted: row.is_muted === 1,
    standing: { state: row.state, failures: row.failures, successes: row.successes },
    lastCheckInAt: row.last_checkin_at,
    nextExpectedAt: row.next_expected_at,
    missedAt: row.missed_at,
    createdAt: row.created_at,
  };
}

function toColumns(monitor: Omit<Monitor, "id">) {
  const { standing } = monitor;
  return {
    project_id: monitor.projectId,
    slug: monitor.slug,
    name: monitor.name,
    config: JSON.stringify(monitor.config),
    status: monitor.status,
    is_muted: monitor.isMuted ? 1 : 0,
    state: standing.state,
    failures: standing.failures,
    successes: standing.successes,
    last_checkin_at: monitor.lastCheckInAt,
    next_expected_at: monitor.nextExpectedAt,
    missed_at: monitor.missedAt,
  };
}
