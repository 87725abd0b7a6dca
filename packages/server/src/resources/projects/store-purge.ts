import type { Tx } from "../../storage/index.ts";
import { findProjectIds } from "./store-ids.ts";
import { removeProjectRow } from "./store-removed.ts";

/** Removes projects that were made while their organization was being removed. */
export async function purgeProjects(
  tx: Tx,
  organizationId: number,
  limit: number,
): Promise<number> {
  const ids = (await findProjectIds(tx, organizationId)).slice(0, limit);
  for (const id of ids) await removeProjectRow(tx, id, 0);
  return ids.length;
}
