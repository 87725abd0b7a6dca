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
