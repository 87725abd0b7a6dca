import type { Tx } from "../../storage/index.ts";
import { purgeDeliveries } from "../deliveries/index.ts";

/** Deletes the hooks of a removed project, after what they were sent; gives how many rows that was. */
export async function purgeServiceHooks(tx: Tx, projectId: number, limit: number): Promise<number> {
  const hooks = await tx
    .selectFrom("service_hooks")
    .select("id")
    .where("project_id", "=", projectId)
    .orderBy("id")
    .limit(limit)
    .execute();
  let deleted = 0;
  for (const { id } of hooks) {
    deleted += await purgeDeliveries(tx, { kind: "service-hook", id }, limit - deleted);
    if (deleted >= limit) return deleted;
    await tx.deleteFrom("service_hooks").where("id", "=", id).execute();
    deleted++;
  }
  return deleted;
}
