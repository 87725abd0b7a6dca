import type { Db, Row, Tx } from "../../storage/index.ts";
import type { CheckInStatus, MonitorEnvironment } from "./model.ts";

/** What is noted of a run: how it went, and when it reported (null: it did not). Epoch milliseconds. */
interface NotedRun {
  status: CheckInStatus;
  checkedInAt: number | null;
  now: number;
}

/** Notes how a monitor's job went last in an environment; tells whether that is muted. */
export async function noteEnvironment(
  tx: Tx,
  monitorId: number,
  name: string,
  { status, checkedInAt, now }: NotedRun,
): Promise<{ isMuted: boolean }> {
  const row = await tx
    .insertInto("monitor_environments")
    .values({ monitor_id: monitorId, name, status, last_checkin_at: checkedInAt, created_at: now })
    .onConflict((conflict) =>
      conflict.columns(["monitor_id", "name"]).doUpdateSet({
        status,
        ...(checkedInAt !== null && { last_checkin_at: checkedInAt }),
      }),
    )
    .returning("is_muted")
    .executeTakeFirstOrThrow();
  return { isMuted: row.is_muted === 1 };
}

/** Where each of these monitors runs, by name. */
export async function findEnvironmentsOf(
  db: Db,
  monitorIds: readonly number[],
): Promise<Map<number, MonitorEnvironment[]>> {
  if (monitorIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("monitor_environments")
    .selectAll()
    .where("monitor_id", "in", monitorIds)
    .orderBy("name")
    .execute();
  const byMonitor = Map.groupBy(rows, (row) => row.monitor_id);
  return new Map(Array.from(byMonitor, ([id, own]) => [id, own.map(toEnvironment)]));
}

/** False: the monitor has never run there. */
export async function updateEnvironmentMuted(
  tx: Tx,
  monitorId: number,
  name: string,
  isMuted: boolean,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("monitor_environments")
    .set({ is_muted: isMuted ? 1 : 0 })
    .where("monitor_id", "=", monitorId)
    .where("name", "=", name)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

function toEnvironment(row: Row<"monitor_environments">): MonitorEnvironment {
  return {
    name: row.name,
    isMuted: row.is_muted === 1,
    status: row.status,
    lastCheckInAt: row.last_checkin_at,
    createdAt: row.created_at,
  };
}
