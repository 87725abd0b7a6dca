import type { Tx } from "../../storage/index.ts";

/** Deletes at most `limit` environments of a removed project, and gives how many. */
export async function purgeEnvironments(tx: Tx, projectId: number, limit: number): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom("environments")
    .where("id", "in", (eb) =>
      eb.selectFrom("environments").select("id").where("project_id", "=", projectId).limit(limit),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
