import type { Db, Tx } from "../../storage/index.ts";

/** Has nobody find an organization any more, and frees its slug. */
export async function markRemoved(tx: Tx, id: number, now: number): Promise<void> {
  await tx
    .updateTable("organizations")
    // No slug that people can choose has a colon.
    .set({ removed_at: now, slug: `removed:${id}` })
    .where("id", "=", id)
    .execute();
}

/** The organizations that have been removed and are still kept, the longest gone first. */
export async function findRemovedOrganizations(db: Db): Promise<number[]> {
  const rows = await db
    .selectFrom("organizations")
    .select("id")
    .where("removed_at", "is not", null)
    .orderBy("removed_at")
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Nothing of it is left. */
export async function deleteOrganizationRow(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom("organizations").where("id", "=", id).execute();
}
