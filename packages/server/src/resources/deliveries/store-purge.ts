import type { Db, Tx } from "../../storage/index.ts";
import type { Subscriber } from "./model.ts";
import type { SubscriberSet } from "./store-log.ts";

/** Deletes at most `limit` deliveries to a subscriber with their attempts, and gives how many. */
export async function purgeDeliveries(
  tx: Tx,
  subscriber: Subscriber,
  limit: number,
): Promise<number> {
  const rows = await tx
    .selectFrom("deliveries")
    .select("id")
    .where("subscriber_kind", "=", subscriber.kind)
    .where("subscriber_id", "=", subscriber.id)
    .orderBy("id")
    .limit(limit)
    .execute();
  await deleteDeliveries(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.length;
}

/** Whether anything is still known of what a subscriber was sent. */
export async function hasDeliveries(tx: Tx, subscriber: Subscriber): Promise<boolean> {
  const row = await tx
    .selectFrom("deliveries")
    .select("id")
    .where("subscriber_kind", "=", subscriber.kind)
    .where("subscriber_id", "=", subscriber.id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether any of these subscribers is still to be sent something. */
export async function hasPendingDeliveries(db: Db, { kind, ids }: SubscriberSet): Promise<boolean> {
  if (ids.length === 0) return false;
  const row = await db
    .selectFrom("deliveries")
    .select("id")
    .where("subscriber_kind", "=", kind)
    .where("subscriber_id", "in", ids)
    .where("status", "=", "pending")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Looks at the oldest `limit` deliveries and deletes those that were made before a moment (epoch
 * milliseconds) and are over, with their attempts; gives how many. Ids go with time, so none is
 * looked for beyond the oldest.
 */
export async function deleteOldDeliveries(tx: Tx, before: number, limit: number): Promise<number> {
  const rows = await tx
    .selectFrom("deliveries")
    .select(["id", "status", "created_at"])
    .orderBy("id")
    .limit(limit)
    .execute();
  const ids = rows
    .filter(({ status, created_at }) => status !== "pending" && created_at < before)
    .map(({ id }) => id);
  await deleteDeliveries(tx, ids);
  return ids.length;
}

async function deleteDeliveries(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.deleteFrom("attempts").where("delivery_id", "in", ids).execute();
  await tx.deleteFrom("delivery_queue").where("delivery_id", "in", ids).execute();
  await tx.deleteFrom("delivery_bodies").where("delivery_id", "in", ids).execute();
  await tx.deleteFrom("deliveries").where("id", "in", ids).execute();
}
