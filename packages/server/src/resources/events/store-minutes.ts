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
  return await db
    .selectFrom("events")
    .select((eb) => [
      eb("timestamp_at", "-", eb.parens(eb("timestamp_at", "%", MINUTE_MS))).as("at"),
      eb.fn.countAll<number>().as("events"),
    ])
    .where("project_id", "=", projectId)
    .where("timestamp_at", ">=", since)
    .where("timestamp_at", "<", until)
    .groupBy("at")
    .orderBy("at")
    .execute();
}
