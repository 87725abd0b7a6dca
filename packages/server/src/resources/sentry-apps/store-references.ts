import type { Db } from "../../storage/index.ts";

/** An integration as others name it. */
export interface AppReference {
  id: number;
  uuid: string;
  slug: string;
  name: string;
}

/** Those of these ids that exist, by id. */
export async function findAppReferences(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, AppReference>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("sentry_apps")
    .select(["id", "uuid", "slug", "name"])
    .where("id", "in", ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
