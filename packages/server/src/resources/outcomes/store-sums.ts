import type { Db } from "../../storage/index.ts";
import type { TimeGrid } from "../time-series.ts";
import type { OutcomeCount } from "./store.ts";

export interface OutcomeSum extends OutcomeCount {
  /** Start of the interval, epoch milliseconds. */
  bucket: number;
}

/** What was counted for these projects, per interval. */
export async function findOutcomeSums(
  db: Db,
  projectIds: readonly number[],
  grid: TimeGrid,
): Promise<OutcomeSum[]> {
  if (projectIds.length === 0) return [];
  const rows = await db
    .selectFrom("outcomes")
    .select((eb) => [
      "project_id",
      "category",
      "outcome",
      "reason",
      eb("hour", "-", eb.parens(eb("hour", "%", grid.stepMs))).as("bucket"),
      eb.fn.sum<number>("quantity").as("quantity"),
    ])
    .where("project_id", "in", projectIds)
    .where("hour", ">=", grid.since)
    .where("hour", "<", grid.until)
    .groupBy(["project_id", "category", "outcome", "reason", "bucket"])
    .orderBy("project_id")
    .orderBy("category")
    .orderBy("outcome")
    .orderBy("reason")
    .execute();
  return rows.map((row) => ({
    projectId: row.project_id,
    category: row.category,
    outcome: row.outcome,
    reason: row.reason,
    bucket: row.bucket,
    quantity: row.quantity,
  }));
}
