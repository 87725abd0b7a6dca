import type { Db, Tx } from "../../storage/index.ts";

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

/** The public apps that an organization owns, or that are installed on it, in order of their ids. */
export async function findPublicAppIds(
  tx: Tx,
  which: { ownedBy: number } | { installedOn: number },
): Promise<number[]> {
  let query = tx
    .selectFrom("sentry_apps")
    .select("id")
    .where("status", "not in", ["internal", "deletion_in_progress"])
    .orderBy("id");
  query =
    "ownedBy" in which
      ? query.where("organization_id", "=", which.ownedBy)
      : query.where("id", "in", (installed) =>
          installed
            .selectFrom("installations")
            .select("sentry_app_id")
            .where("organization_id", "=", which.installedOn)
            .where("status", "<>", "pending_deletion"),
        );
  return (await query.execute()).map(({ id }) => id);
}
