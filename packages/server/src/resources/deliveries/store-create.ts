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
  const receivers = new Map(
    deliveries.map(({ outboxId, subscriber, receiver }) => [
      keyOf(outboxId, subscriber.kind, subscriber.id),
      receiver,
    ]),
  );
  const pending = await tx
    .selectFrom("deliveries")
    .select(["id", "outbox_id", "subscriber_kind", "subscriber_id"])
    .where("outbox_id", "in", [...new Set(deliveries.map(({ outboxId }) => outboxId))])
    .where("status", "=", "pending")
    .orderBy("id")
    .execute();
  const rows = pending.flatMap((row) => {
    const receiver = receivers.get(
      keyOf(row.outbox_id ?? 0, row.subscriber_kind, row.subscriber_id),
    );
    return receiver === undefined ? [] : [[row.id, receiver, now]];
  });
  await insertMany(engine, tx, {
    table: "delivery_queue",
    columns: { delivery_id: "bigint", receiver: "text", due_at: "bigint" },
    rows,
    onConflict: "(delivery_id) do nothing",
  });
}

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
      body: "text",
      created_at: "bigint",
      finished_at: "bigint",
    },
    rows: deliveries.map((delivery) => {
      const { content } = delivery;
      const skipped = "skipped" in content;
      return [
        delivery.outboxId,
        delivery.organizationId,
        delivery.subscriber.kind,
        delivery.subscriber.id,
        delivery.resource,
        delivery.action,
        delivery.idempotencyKey,
        skipped ? "skipped" : "pending",
        skipped ? content.skipped : null,
        skipped ? "" : content.body,
        now,
        skipped ? now : null,
      ];
    }),
    onConflict: "(outbox_id, subscriber_kind, subscriber_id) do nothing",
  });
}

function keyOf(outboxId: number, kind: string, id: number): string {
  return `${outboxId} ${kind} ${id}`;
}
