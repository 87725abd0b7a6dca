import type { Tx } from "../../storage/index.ts";
import { receiverPrefix, type SkipReason, type Subscriber } from "./model.ts";

/**
 * Gives up all that a subscriber is still owed, but for what tells of the resource `except`. An
 * attempt on its way ends as it will, and nothing is recorded of it any more.
 */
export async function skipPending(
  tx: Tx,
  subscriber: Subscriber,
  reason: SkipReason,
  now: number,
  { except }: { except?: string } = {},
): Promise<void> {
  // The queue holds what is pending and little else, so it is the short way to find it.
  const line = `${receiverPrefix(subscriber)}%`;
  let update = tx
    .updateTable("deliveries")
    .set({ status: "skipped", last_outcome: reason, finished_at: now })
    .where("id", "in", (query) =>
      query.selectFrom("delivery_queue").select("delivery_id").where("receiver", "like", line),
    );
  let leave = tx.deleteFrom("delivery_queue").where("receiver", "like", line);
  if (except !== undefined) {
    update = update.where("resource", "<>", except);
    leave = leave.where("delivery_id", "not in", (query) =>
      query
        .selectFrom("deliveries")
        .select("id")
        .where("subscriber_kind", "=", subscriber.kind)
        .where("subscriber_id", "=", subscriber.id)
        .where("status", "=", "pending"),
    );
  }
  await update.execute();
  await leave.execute();
}
