import type { Db } from "../../storage/index.ts";

const EVENT_CATEGORIES = ["error", "default", "security"];

/** Events of these projects that were kept since a moment (epoch milliseconds), by project. */
export async function countAcceptedEvents(
  db: Db,
  projectIds: readonly number[],
  since: number,
): Promise<Map<number, number>> {
  if (projectIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("outcomes")
    .select(({ fn }) => ["project_id", fn.sum<number | string>("quantity").as("count")])
    .where("project_id", "in", projectIds)
    .where("hour", ">=", since)
    .where("outcome", "=", "accepted")
    .where("category", "in", EVENT_CATEGORIES)
    .groupBy("project_id")
    .execute();
  return new Map(rows.map((row) => [row.project_id, Number(row.count)]));
}
