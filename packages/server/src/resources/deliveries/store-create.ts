import { insertMany, type Engine, type Tx } from "../../storage/index.ts";
import type { NewDelivery } from "./model.ts";

/**
 * Writes what is owed and puts it in the queue, due now. A delivery is unique by fact and
 * subscriber: those that exist already stay as they are, so repeating this changes nothing.
 */
export async function createDeliveries(
  engine: Engine,
  tx: Tx,
  deliveries: readonly NewDelivery[],
  now: number,
): Promise<void> {
  if (deliveries.length === 0) return;
  await insertDeliveries(engine, tx, deliveries, now);
  const byKey = new Map(
    deliveries.map((delivery) => {
      const { outboxId, subscriber } = delivery;
      return [keyOf(outboxId, subscriber.kind, subscriber.id), delivery];
    }),
  );
  const rows = await tx
    .selectFrom("deliveries")
    .select(["id", "outbox_id", "subscriber_kind", "subscriber_id", "status"])
    .where("outbox_id", "in", [...new Set(deliveries.map(({ outboxId }) => outboxId))])
    .orderBy("id")
    .execute();
  const made = rows.flatMap(({ id, outbox_id, subscriber_kind, subscriber_id, status }) => {
    const delivery = byKey.get(keyOf(outbox_id ?? 0, subscriber_kind, subscriber_id));
    return delivery === undefined ? [] : [{ id, isPending: status === "pending", ...delivery }];
  });
  await insertBodies(
    engine,
    tx,
    made.flatMap(({ id, content }) => (content.body ? [[id, content.body]] : [])),
  );
  const pending = made.filter(({ isPending }) => isPending);
  await insertMany(engine, tx, {
    table: "delivery_queue",
    columns: QUEUE_COLUMNS,
    rows: pending.map(({ id, receiver, organizationId, orderKey = null }) => [
      id,
      receiver,
      now,
      organizationId,
      orderKey,
    ]),
    onConflict: "(delivery_id) do nothing",
  });
}

/** Ids of deliveries with what is sent to them; who has a body keeps it. */
export async function insertBodies(
  engine: Engine,
  tx: Tx,
  rows: readonly (readonly [id: number, body: string])[],
): Promise<void> {
  await insertMany(engine, tx, {
    table: "delivery_bodies",
    columns: { delivery_id: "bigint", body: "text" },
    rows,
    onConflict: "(delivery_id) do nothing",
  });
}

/** Columns of the queue, as rows that are put there have them. */
export const QUEUE_COLUMNS = {
  delivery_id: "bigint",
  receiver: "text",
  due_at: "bigint",
  organization_id: "bigint",
  order_key: "text",
} as const;

async function insertDeliveries(
  engine: Engine,
  tx: Tx,
  deliveries: readonly NewDelivery[],
  now: number,
): Promise<void> {
  await insertMany(engine, tx, {
    table: "deliveries",
    columns: {
      outbox_id: "bigint",
      organization_id: "bigint",
      subscriber_kind: "text",
      subscriber_id: "bigint",
      resource: "text",
      action: "text",
      idempotency_key: "text",
      status: "text",
      last_outcome: "text",
      order_key: "text",
      created_at: "bigint",
      finished_at: "bigint",
    },
    rows: deliveries.map((delivery) => {
      const { skipped = null } = delivery.content;
      return [
        delivery.outboxId,
        delivery.organizationId,
        delivery.subscriber.kind,
        delivery.subscriber.id,
        delivery.resource,
        delivery.action,
        delivery.idempotencyKey,
        skipped === null ? "pending" : "skipped",
        skipped,
        delivery.orderKey ?? null,
        now,
        skipped === null ? null : now,
      ];
    }),
    onConflict: "(outbox_id, subscriber_kind, subscriber_id) do nothing",
  });
}

function keyOf(outboxId: number, kind: string, id: number): string {
  return `${outboxId} ${kind} ${id}`;
}
