import type { Db } from "../../storage/index.ts";
import type { Subscriber } from "./model.ts";
import type { DeliveryStatus } from "./store-log.ts";

/** What is owed to one subscriber of a fact. */
export interface DeliveryOfFact {
  id: number;
  factId: number;
  subscriber: Subscriber;
  status: DeliveryStatus;
  /** What the last attempt came to, or why there was none. */
  lastOutcome: string | null;
}

/** The deliveries that were made of these facts, as far as they are kept. */
export async function findDeliveriesOfFacts(
  db: Db,
  factIds: readonly number[],
): Promise<DeliveryOfFact[]> {
  if (factIds.length === 0) return [];
  const rows = await db
    .selectFrom("deliveries")
    .select(["id", "outbox_id", "subscriber_kind", "subscriber_id", "status", "last_outcome"])
    .where("outbox_id", "in", factIds)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    factId: row.outbox_id ?? 0,
    subscriber: { kind: row.subscriber_kind, id: row.subscriber_id },
    status: row.status,
    lastOutcome: row.last_outcome,
  }));
}
