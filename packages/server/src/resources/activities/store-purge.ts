import type { Tx } from "../../storage/index.ts";

/** Deletes at most `limit` lines of these issues' histories, and gives how many. */
export async function deleteActivitiesOf(
  tx: Tx,
  issueIds: readonly number[],
  limit: number,
): Promise<number> {
  const some = tx
    .selectFrom("activities")
    .select("id")
    .where("issue_id", "in", issueIds)
    .limit(limit);
  const { numDeletedRows } = await tx
    .deleteFrom("activities")
    .where("id", "in", some)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Makes at most `limit` lines of an issue's history part of another's, and gives how many. */
export async function moveActivitiesOf(
  tx: Tx,
  from: number,
  to: number,
  limit: number,
): Promise<number> {
  const some = tx.selectFrom("activities").select("id").where("issue_id", "=", from).limit(limit);
  const { numUpdatedRows } = await tx
    .updateTable("activities")
    .set({ issue_id: to })
    .where("id", "in", some)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}
