import { insertMany, type Engine, type Tx } from "../../storage/index.ts";
import type { SkipReason, Subscriber } from "./model.ts";
import { QUEUE_COLUMNS } from "./store-create.ts";
import type { SubscriberSet } from "./store-log.ts";

/**
 * Puts deliveries back in the queue, due now, with a whole schedule before them; who still waits for
 * an attempt gets it now. What is on its way at this moment stays as it is.
 */
export async function requeueDeliveries(
  engine: Engine,
  tx: Tx,
  deliveries: readonly { id: number; receiver: string }[],
  now: number,
): Promise<void> {
  if (deliveries.length === 0) return;
  const ids = deliveries.map(({ id }) => id);
  await tx
    .updateTable("deliveries")
    .set((row) => ({ status: "pending", finished_at: null, attempts_before: row.ref("attempts") }))
    .where("id", "in", ids)
    .where("id", "not in", (query) =>
      query.selectFrom("delivery_queue").select("delivery_id").where("leased_until", ">", now),
    )
    .execute();
  await tx
    .updateTable("delivery_queue")
    .set({ due_at: now })
    .where("delivery_id", "in", ids)
    .where((row) => row.or([row("leased_until", "is", null), row("leased_until", "<=", now)]))
    .execute();
  await insertMany(engine, tx, {
    table: "delivery_queue",
    columns: QUEUE_COLUMNS,
    rows: await toQueueRows(tx, deliveries, now),
    onConflict: "(delivery_id) do nothing",
  });
}

/** Sent again they wait for each other as they did, and newer ones of their issue for them. */
async function toQueueRows(
  tx: Tx,
  deliveries: readonly { id: number; receiver: string }[],
  now: number,
) {
  const receivers = new Map(deliveries.map(({ id, receiver }) => [id, receiver]));
  const rows = await tx
    .selectFrom("deliveries")
    .select(["id", "organization_id", "order_key"])
    .where("id", "in", [...receivers.keys()])
    .orderBy("id")
    .execute();
  return rows.map(({ id, organization_id, order_key }) => [
    id,
    receivers.get(id) ?? "",
    now,
    organization_id,
    order_key,
  ]);
}

/** What somebody missed: deliveries that came to nothing and have a body to send. */
export interface MissedFilter {
  subscribers: SubscriberSet;
  statuses: readonly ("failed" | "skipped")[];
  event: { resource: string; action: string } | null;
  /** Epoch milliseconds, both included. */
  since: number;
  until: number;
  /** Beyond this delivery. */
  after: number;
}

/** The oldest of them; locked against being sent again twice. */
export async function lockMissed(
  engine: Engine,
  tx: Tx,
  filter: MissedFilter,
  limit: number,
): Promise<{ id: number; subscriber: Subscriber; resource: string }[]> {
  const { subscribers, event } = filter;
  if (subscribers.ids.length === 0) return [];
  let query = tx
    .selectFrom("deliveries")
    .innerJoin("delivery_bodies", "delivery_bodies.delivery_id", "deliveries.id")
    .select(["id", "subscriber_kind", "subscriber_id", "resource"])
    .where("subscriber_kind", "=", subscribers.kind)
    .where("subscriber_id", "in", subscribers.ids)
    .where("id", ">", filter.after)
    .where("status", "in", filter.statuses)
    .where("created_at", ">=", filter.since)
    .where("created_at", "<=", filter.until)
    .where("is_test", "=", 0)
    .orderBy("id")
    .limit(limit);
  if (event !== null) {
    query = query.where("resource", "=", event.resource).where("action", "=", event.action);
  }
  if (engine === "postgres") query = query.forUpdate("deliveries");
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    subscriber: { kind: row.subscriber_kind, id: row.subscriber_id },
    resource: row.resource,
  }));
}

/** How many of these receivers' deliveries wait, but no more than `most`. */
export async function countWaiting(
  tx: Tx,
  receivers: readonly string[],
  most: number,
): Promise<number> {
  if (receivers.length === 0) return 0;
  const rows = await tx
    .selectFrom("delivery_queue")
    .select("delivery_id")
    .where("receiver", "in", receivers)
    .limit(most)
    .execute();
  return rows.length;
}

/** One delivery that no fact stands behind. */
export interface SampleDelivery {
  organizationId: number;
  subscriber: Subscriber;
  /** Null when there is no address to send it to: then it is skipped at once. */
  receiver: string | null;
  resource: string;
  action: string;
  idempotencyKey: string;
  body: string;
}

/** Writes a sample that is owed now, and gives its id. */
export async function insertSample(tx: Tx, sample: SampleDelivery, now: number): Promise<number> {
  const { receiver } = sample;
  const skipped: SkipReason = "no-webhook-url";
  const { id } = await tx
    .insertInto("deliveries")
    .values({
      outbox_id: null,
      organization_id: sample.organizationId,
      subscriber_kind: sample.subscriber.kind,
      subscriber_id: sample.subscriber.id,
      resource: sample.resource,
      action: sample.action,
      idempotency_key: sample.idempotencyKey,
      is_test: 1,
      created_at: now,
      ...(receiver === null && { status: "skipped", last_outcome: skipped, finished_at: now }),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await tx.insertInto("delivery_bodies").values({ delivery_id: id, body: sample.body }).execute();
  if (receiver !== null) {
    const row = {
      delivery_id: id,
      receiver,
      due_at: now,
      organization_id: sample.organizationId,
    };
    await tx.insertInto("delivery_queue").values(row).execute();
  }
  return id;
}
