import type { Tx } from "../../storage/index.ts";

/** Deletes at most `limit` searches of a removed organization, and gives how many. */
export async function purgeSavedSearches(
  tx: Tx,
  organizationId: number,
  limit: number,
): Promise<number> {
  const some = tx
    .selectFrom("saved_searches")
    .select("id")
    .where("organization_id", "=", organizationId)
    .limit(limit);
  const result = await tx
    .deleteFrom("saved_searches")
    .where("id", "in", some)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}
