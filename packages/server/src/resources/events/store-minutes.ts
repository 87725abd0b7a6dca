import { sql } from "kysely";
import type { Db } from "../../storage/index.ts";

const MINUTE_MS = 60_000;

/**
 * How many events of a project happened in each minute from a moment until another that had any,
 * oldest first. Read from an index alone, so that there may be many.
 */
export async function countEventMinutes(
  db: Db,
  projectId: number,
  { since, until }: { since: number; until: number },
): Promise<{ at: number; events: number }[]> {
  const minute = sql<number>`timestamp_at / ${sql.lit(MINUTE_MS)}`;
  const rows = await db
    .selectFrom("events")
    .select((eb) => [minute.as("minute"), eb.fn.countAll<number>().as("events")])
    .where("project_id", "=", projectId)
    .where("timestamp_at", ">=", since)
    .where("timestamp_at", "<", until)
    .groupBy(minute)
    .orderBy(minute)
    .execute();
  return rows.map((row) => ({ at: row.minute * MINUTE_MS, events: row.events }));
}
