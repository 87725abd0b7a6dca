import type { Tx } from "../../storage/index.ts";

/** Deletes at most `limit` lines of a removed organization's log, and gives how many. */
export async function purgeAuditLog(
  tx: Tx,
  organizationId: number,
  limit: number,
): Promise<number> {
  const some = tx
    .selectFrom("audit_log")
    .select("id")
    .where("organization_id", "=", organizationId)
    .limit(limit);
  const result = await tx.deleteFrom("audit_log").where("id", "in", some).executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}
