import type { Tx } from "../../storage/index.ts";

/** Deletes at most `limit` teams of a removed organization, and gives how many. */
export async function purgeTeams(tx: Tx, organizationId: number, limit: number): Promise<number> {
  const some = tx
    .selectFrom("teams")
    .select("id")
    .where("organization_id", "=", organizationId)
    .limit(limit);
  const result = await tx.deleteFrom("teams").where("id", "in", some).executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}
