import type { Engine, Tx } from "../../storage/index.ts";
import type { ClaimedDelivery } from "./model.ts";

export interface ClaimRequest {
  /** How many at most, by receiver. */
  shares: ReadonlyMap<string, number>;
  /** Names this claim; never used before. */
  lease: string;
  leasedUntil: number;
  now: number;
}

/**
 * Takes the lease of due deliveries, the longest due of each receiver first. What another process
 * holds is passed over; a lease that ran out may be taken by anybody. One with an order key is
 * passed over while there is an older one of that key.
 */
export async function claimDeliveries(
  engine: Engine,
  tx: Tx,
  request: ClaimRequest,
): Promise<ClaimedDelivery[]> {
  const receivers = await findFree(engine, tx, request);
  if (receivers.size === 0) return [];
  const ids = [...receivers.keys()];
  const { lease, leasedUntil } = request;
  await tx
    .updateTable("delivery_queue")
    .set({ leased_by: lease, leased_until: leasedUntil })
    .where("delivery_id", "in", ids)
    .execute();
  const rows = await tx
    .selectFrom("deliveries")
    .select([
      "id",
      "organization_id",
      "subscriber_kind",
      "subscriber_id",
      "resource",
      "action",
      "idempotency_key",
      "attempts",
      "attempts_before",
      "is_test",
      "created_at",
      "body",
    ])
    .where("id", "in", ids)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    organizationId: row.organization_id,
    lease,
    subscriber: { kind: row.subscriber_kind, id: row.subscriber_id },
    receiver: receivers.get(row.id) ?? "",
    resource: row.resource,
    action: row.action,
    idempotencyKey: row.idempotency_key,
    attempts: row.attempts,
    attemptsBefore: row.attempts_before,
    isTest: row.is_test === 1,
    createdAt: row.created_at,
    body: row.body,
  }));
}

async function findFree(
  engine: Engine,
  tx: Tx,
  { shares, now }: ClaimRequest,
): Promise<Map<number, string>> {
  // Each share in a query of its own below the union, where PostgreSQL still allows locking.
  const [first, ...others] = Array.from(shares, ([receiver, share]) =>
    tx
      .selectFrom((query) => {
        const free = query
          .selectFrom("delivery_queue")
          .select(["delivery_id", "receiver"])
          .where("receiver", "=", receiver)
          .where("due_at", "<=", now)
          .where((row) => row.or([row("leased_until", "is", null), row("leased_until", "<=", now)]))
          .where((row) => {
            // What is not over yet is in the queue, on its way or not: the next of its key waits.
            const before = row
              .selectFrom("delivery_queue as before")
              .select("before.delivery_id")
              .whereRef("before.order_key", "=", "delivery_queue.order_key")
              .whereRef("before.delivery_id", "<", "delivery_queue.delivery_id");
            return row.or([row("order_key", "is", null), row.not(row.exists(before))]);
          })
          .orderBy("due_at")
          .limit(share);
        return (engine === "postgres" ? free.forUpdate().skipLocked() : free).as("free");
      })
      .select(["free.delivery_id", "free.receiver"]),
  );
  if (first === undefined) return new Map();
  const union = others.reduce((all, query) => all.unionAll(query), first);
  return new Map((await union.execute()).map((row) => [row.delivery_id, row.receiver]));
}
