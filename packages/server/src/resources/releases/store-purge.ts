import type { Tx } from "../../storage/index.ts";

/**
 * Takes a removed project out of at most about `limit` releases, and away those that are left
 * without any project; gives how many.
 */
export async function purgeReleases(tx: Tx, projectId: number, limit: number): Promise<number> {
  const rows = await tx
    .selectFrom("release_projects")
    .select("release_id")
    .where("project_id", "=", projectId)
    .limit(limit)
    .execute();
  const ids = rows.map((row) => row.release_id);
  if (ids.length === 0) return 0;
  for (const table of ["release_environments", "release_projects"] as const) {
    await tx
      .deleteFrom(table)
      .where("project_id", "=", projectId)
      .where("release_id", "in", ids)
      .execute();
  }
  await tx
    .deleteFrom("releases")
    .where("id", "in", ids)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("release_projects")
            .select("project_id")
            .whereRef("release_id", "=", "releases.id"),
        ),
      ),
    )
    .execute();
  return ids.length;
}
