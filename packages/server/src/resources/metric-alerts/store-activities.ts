import type { Db, Row, Tx } from "../../storage/index.ts";
import type { FiredAction } from "../fired-actions/index.ts";

/** A line of an incident's history. */
export interface IncidentActivity {
  id: number;
  incidentId: number;
  /** As `ACTIVITY_KIND` numbers them. */
  kind: number;
  /** Who did it by hand. */
  userId: number | null;
  value: string | null;
  previousValue: string | null;
  /** What was measured. */
  measured: number | null;
  /** Why nobody was told. */
  silence: string | null;
  actions: readonly FiredAction[];
  /** Epoch milliseconds. */
  createdAt: number;
}

export async function insertActivity(
  tx: Tx,
  activity: Omit<IncidentActivity, "id">,
): Promise<void> {
  await tx
    .insertInto("metric_activities")
    .values({
      incident_id: activity.incidentId,
      kind: activity.kind,
      user_id: activity.userId,
      value: activity.value,
      previous_value: activity.previousValue,
      measured: activity.measured,
      silence: activity.silence,
      actions: JSON.stringify(activity.actions),
      created_at: activity.createdAt,
    })
    .execute();
}

/** The histories of these incidents, each oldest first. */
export async function findActivities(
  db: Db,
  incidentIds: readonly number[],
): Promise<IncidentActivity[]> {
  if (incidentIds.length === 0) return [];
  const rows = await db
    .selectFrom("metric_activities")
    .selectAll()
    .where("incident_id", "in", incidentIds)
    .orderBy("id")
    .execute();
  return rows.map(toActivity);
}

function toActivity(row: Row<"metric_activities">): IncidentActivity {
  return {
    id: row.id,
    incidentId: row.incident_id,
    kind: row.kind,
    userId: row.user_id,
    value: row.value,
    previousValue: row.previous_value,
    measured: row.measured,
    silence: row.silence,
    actions: JSON.parse(row.actions) as FiredAction[],
    createdAt: row.created_at,
  };
}
