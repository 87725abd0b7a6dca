import type { Db } from "../../storage/index.ts";

/** Sessions of a project that began in each hour since one, by the hour's start; null: any environment. */
export async function countStartedSessions(
  db: Db,
  projectId: number,
  environment: string | null,
  since: number,
): Promise<Map<number, number>> {
  let query = db
    .selectFrom("session_hours")
    .select((eb) => ["hour", eb.fn.sum<number>("started").as("started")])
    .where("project_id", "=", projectId)
    .where("hour", ">=", since)
    .groupBy("hour");
  if (environment !== null) query = query.where("environment", "=", environment);
  return new Map((await query.execute()).map((row) => [row.hour, row.started]));
}
