import type { Db } from "../../storage/index.ts";
import type { Failure } from "../metric-counters/index.ts";

/** Runs of a project's monitors that failed, hung or did not come in a span, the newest first. */
export async function findFailures(
  db: Db,
  projectId: number,
  { since, until, limit }: { since: number; until: number; limit: number },
): Promise<{ at: number; failure: Failure }[]> {
  const rows = await db
    .selectFrom("monitor_checkins as c")
    .innerJoin("monitors as m", "m.id", "c.monitor_id")
    .select(["m.uuid", "m.slug", "c.status", "c.environment", "c.release", "c.updated_at"])
    .where("m.project_id", "=", projectId)
    .where("c.status", "in", ["error", "missed", "timeout"])
    // When it ended, which is never before it began.
    .where("c.updated_at", ">=", since)
    .where("c.updated_at", "<", until)
    .orderBy("c.updated_at", "desc")
    .limit(limit)
    .execute();
  return rows.flatMap((row) => {
    const { status, environment, release } = row;
    if (status !== "error" && status !== "missed" && status !== "timeout") return [];
    const monitor = { uuid: row.uuid, slug: row.slug };
    return [{ at: row.updated_at, failure: { projectId, monitor, status, environment, release } }];
  });
}
