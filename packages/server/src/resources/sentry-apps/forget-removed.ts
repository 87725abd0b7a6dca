import type { Tx } from "../../storage/index.ts";
import { hasDeliveries } from "../deliveries/index.ts";
import { deleteForgotten } from "./installations/store.ts";
import { deleteRemovedApps } from "./store-removed.ts";

/**
 * Deletes installations that ended before a moment (epoch milliseconds) and of which nothing sent is
 * kept any more, and the removed apps that have none left; at most so many of each. Gives how many.
 */
export async function forgetRemovedApps(tx: Tx, before: number, limit: number): Promise<number> {
  const ended = await deleteForgotten(
    tx,
    before,
    limit,
    async (_tx, id) => await hasDeliveries(tx, { kind: "installation", id }),
  );
  return ended + (await deleteRemovedApps(tx, limit));
}
