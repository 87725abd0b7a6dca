import type { Db, Row, Tx } from "../../storage/index.ts";
import type { SavedSearch } from "./model.ts";

/** A person's own searches and those kept for the whole organization, in order of their names. */
export async function selectSearches(
  db: Db,
  organizationId: number,
  userId: number,
): Promise<SavedSearch[]> {
  const rows = await db
    .selectFrom("saved_searches")
    .selectAll()
    .where("organization_id", "=", organizationId)
    .where((eb) => eb.or([eb("user_id", "=", userId), eb("visibility", "=", "organization")]))
    .execute();
  return rows.map(toSearch).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

export async function findSearch(
  db: Db,
  organizationId: number,
  id: number,
): Promise<SavedSearch | undefined> {
  const row = await db
    .selectFrom("saved_searches")
    .selectAll()
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && toSearch(row);
}

export async function countSearches(
  db: Db,
  organizationId: number,
  userId: number,
): Promise<number> {
  const row = await db
    .selectFrom("saved_searches")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("organization_id", "=", organizationId)
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow();
  return row.n;
}

export async function insertSearch(tx: Tx, search: Omit<SavedSearch, "id">): Promise<SavedSearch> {
  const row = await tx
    .insertInto("saved_searches")
    .values({
      organization_id: search.organizationId,
      user_id: search.userId,
      name: search.name,
      query: search.query,
      sort: search.sort,
      visibility: search.visibility,
      created_at: search.createdAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toSearch(row);
}

export async function updateSearchRow(tx: Tx, search: SavedSearch): Promise<void> {
  const { name, query, sort, visibility } = search;
  await tx
    .updateTable("saved_searches")
    .set({ name, query, sort, visibility })
    .where("id", "=", search.id)
    .execute();
}

export async function deleteSearchRow(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom("saved_searches").where("id", "=", id).execute();
}

function toSearch(row: Row<"saved_searches">): SavedSearch {
  return {
    id: row.id,
    organizationId: row.organization_id,
    userId: row.user_id,
    name: row.name,
    query: row.query,
    sort: row.sort,
    visibility: row.visibility,
    createdAt: row.created_at,
  };
}
