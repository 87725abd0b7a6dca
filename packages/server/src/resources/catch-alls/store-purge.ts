import type { Tx } from "../../storage/index.ts";
import { KEPT_MS } from "./model.ts";

/** Deletes at most `limit` requests that were caught more than a week ago, and gives how many. */
export async function deleteOldCaughtRequests(tx: Tx, now: number, limit: number): Promise<number> {
  const old = tx
    .selectFrom("caught_requests")
    .select("id")
    .where("received_at", "<", now - KEPT_MS)
    .limit(limit);
  const result = await tx
    .deleteFrom("caught_requests")
    .where("id", "in", old)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}
