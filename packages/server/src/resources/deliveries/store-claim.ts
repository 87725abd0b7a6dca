import { type BesideLine, type Engine, givenLines, isOneOf, type Tx } from "../../storage/index.ts";
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
    .where(isOneOf(engine, "delivery_id", ids))
    .execute();
  const rows = await tx
    .selectFrom("deliveries")
    .innerJoin("delivery_bodies", "delivery_bodies.delivery_id", "deliveries.id")
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
    .where(isOneOf(engine, "id", ids))
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

/** Ids of what may be taken now, and whose each is. */
async function findFree(
  engine: Engine,
  tx: Tx,
  { shares, now }: ClaimRequest,
): Promise<Map<number, string>> {
  if (shares.size === 0) return new Map();
  const rows =
    engine === "postgres" ? await lockFree(tx, shares, now) : await listFree(tx, shares, now);
  return new Map(rows.map(({ delivery_id, receiver }) => [delivery_id, receiver]));
}

async function lockFree(tx: Tx, shares: ReadonlyMap<string, number>, now: number) {
  return await tx
    .selectFrom(givenLines("postgres", shares).as("line"))
    .innerJoinLateral(
      (beside) =>
        freeOfLine(beside, now)
          .limit(beside.ref("line.share"))
          .forUpdate("queue")
          .skipLocked()
          .as("free"),
      (join) => join.onTrue(),
    )
    .select(["free.delivery_id", "line.name as receiver"])
    .execute();
}

/** SQLite knows no limit that differs from line to line: all get the largest, and are cut here. */
async function listFree(tx: Tx, shares: ReadonlyMap<string, number>, now: number) {
  const largest = Math.max(...shares.values());
  const rows = await tx
    .selectFrom(givenLines("sqlite", shares).as("line"))
    .innerJoin("delivery_queue as free", (join) =>
      join.on((beside) => beside("free.delivery_id", "in", freeOfLine(beside, now).limit(largest))),
    )
    .select(["free.delivery_id", "free.due_at", "line.name as receiver"])
    .execute();
  const lines = Map.groupBy(rows, ({ receiver }) => receiver);
  return Array.from(lines, ([receiver, line]) =>
    line.toSorted((a, b) => a.due_at - b.due_at).slice(0, shares.get(receiver)),
  ).flat();
}

/** What may be taken of a line, the longest due first. */
function freeOfLine(beside: BesideLine, now: number) {
  return beside
    .selectFrom("delivery_queue as queue")
    .select("queue.delivery_id")
    .whereRef("queue.receiver", "=", "line.name")
    .where("queue.due_at", "<=", now)
    .where((row) =>
      row.or([row("queue.leased_until", "is", null), row("queue.leased_until", "<=", now)]),
    )
    .where((row) => {
      // What is not over yet is in the queue, on its way or not: the next of its key waits.
      const before = row
        .selectFrom("delivery_queue as before")
        .select("before.delivery_id")
        .whereRef("before.order_key", "=", "queue.order_key")
        .whereRef("before.delivery_id", "<", "queue.delivery_id");
      return row.or([row("queue.order_key", "is", null), row.not(row.exists(before))]);
    })
    .orderBy("queue.due_at");
}
