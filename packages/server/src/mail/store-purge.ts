import type { Tx } from "../storage/index.ts";

/**
 * Looks at the oldest `limit` mails and deletes those that were made before a moment (epoch
 * milliseconds) and are over; gives how many. Ids go with time, so none is looked for beyond them.
 */
export async function deleteOldMails(tx: Tx, before: number, limit: number): Promise<number> {
  const rows = await tx
    .selectFrom("mails")
    .select(["id", "due_at", "created_at"])
    .orderBy("id")
    .limit(limit)
    .execute();
  const ids = rows
    .filter(({ due_at, created_at }) => due_at === null && created_at < before)
    .map(({ id }) => id);
  if (ids.length > 0) await tx.deleteFrom("mails").where("id", "in", ids).execute();
  return ids.length;
}

/** Deletes at most `limit` mails of a removed organization, and gives how many. */
export async function purgeMails(tx: Tx, organizationId: number, limit: number): Promise<number> {
  const some = tx
    .selectFrom("mails")
    .select("id")
    .where("organization_id", "=", organizationId)
    .limit(limit);
  const result = await tx.deleteFrom("mails").where("id", "in", some).executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}
