import type { Tx } from "../../storage/index.ts";

/** Few, for each takes its commits, environments and deploys along. */
const RELEASES_PER_STEP = 20;

/** Deletes some releases of a removed organization, then its commits; less than `limit`: none is left. */
export async function purgeReleasesOf(
  tx: Tx,
  organizationId: number,
  limit: number,
): Promise<number> {
  const releases = await tx
    .deleteFrom("releases")
    .where("id", "in", (eb) =>
      eb
        .selectFrom("releases")
        .select("id")
        .where("organization_id", "=", organizationId)
        .limit(RELEASES_PER_STEP),
    )
    .executeTakeFirstOrThrow();
  if (releases.numDeletedRows > 0n) return limit;
  const commits = await tx
    .deleteFrom("commits")
    .where("id", "in", (eb) =>
      eb
        .selectFrom("commits")
        .select("id")
        .where("organization_id", "=", organizationId)
        .limit(limit),
    )
    .executeTakeFirstOrThrow();
  return Number(commits.numDeletedRows);
}
