import type { Db } from "../../storage/index.ts";
import type { PageRequest } from "../keyset.ts";
import type { AttemptOutcome, Attempt, Subscriber } from "./model.ts";
import { readHeaders } from "./store-attempts.ts";

export type DeliveryStatus = "pending" | "delivered" | "failed" | "skipped";

/** A delivery without its body. */
export interface DeliveryRow {
  id: number;
  organizationId: number;
  subscriber: Subscriber;
  resource: string;
  action: string;
  status: DeliveryStatus;
  attempts: number;
  /** What the last attempt came to, or why there was none. */
  lastOutcome: string | null;
  isTest: boolean;
  idempotencyKey: string;
  /** Epoch milliseconds, as are the next two. */
  createdAt: number;
  finishedAt: number | null;
  /** When it is due; null when it is over. */
  dueAt: number | null;
}

/** Whose deliveries are wanted, and which of them. */
export interface DeliveryFilter {
  subscribers: SubscriberSet;
  organizationId?: number | undefined;
  resource?: string | undefined;
  action?: string | undefined;
  status?: DeliveryStatus | undefined;
  outcome?: string | undefined;
  /** Epoch milliseconds, both included. */
  since: number;
  until: number;
}

/** Some subscribers of one kind. */
export interface SubscriberSet {
  kind: Subscriber["kind"];
  ids: readonly number[];
}

/**
 * Deliveries from a place on and one more, newest first; oldest first when asked for backwards. Ids
 * go with time, and so does the order.
 */
export async function selectDeliveries(
  db: Db,
  filter: DeliveryFilter,
  page: PageRequest<number>,
): Promise<DeliveryRow[]> {
  const { subscribers, organizationId, resource, action, status, outcome } = filter;
  if (subscribers.ids.length === 0) return [];
  let query = selectRows(db)
    .where("deliveries.subscriber_kind", "=", subscribers.kind)
    .where("deliveries.subscriber_id", "in", subscribers.ids)
    .where("deliveries.created_at", ">=", filter.since)
    .where("deliveries.created_at", "<=", filter.until)
    .orderBy("deliveries.id", page.backwards ? "asc" : "desc")
    .limit(page.limit + 1);
  if (organizationId !== undefined) {
    query = query.where("deliveries.organization_id", "=", organizationId);
  }
  if (resource !== undefined) query = query.where("deliveries.resource", "=", resource);
  if (action !== undefined) query = query.where("deliveries.action", "=", action);
  if (status !== undefined) query = query.where("deliveries.status", "=", status);
  if (outcome !== undefined) query = query.where("deliveries.last_outcome", "=", outcome);
  if (page.from) query = query.where("deliveries.id", page.backwards ? ">" : "<", page.from.id);
  return (await query.execute()).map(toRow);
}

export function deliveryPlace({ id, createdAt }: DeliveryRow): { value: number; id: number } {
  return { value: createdAt, id };
}

/** One delivery with the exact text that is sent; empty when there is none. */
export async function findDelivery(
  db: Db,
  id: number,
): Promise<(DeliveryRow & { body: string }) | undefined> {
  const row = await selectRows(db)
    .leftJoin("delivery_bodies as sent", "sent.delivery_id", "deliveries.id")
    .select("sent.body")
    .where("deliveries.id", "=", id)
    .executeTakeFirst();
  return row && { ...toRow(row), body: row.body ?? "" };
}

/** All attempts at one delivery, in order. */
export async function findAttempts(
  db: Db,
  deliveryId: number,
): Promise<(Attempt & { number: number })[]> {
  const rows = await db
    .selectFrom("attempts")
    .selectAll()
    .where("delivery_id", "=", deliveryId)
    .orderBy("number")
    .execute();
  return rows.map((row) => ({
    number: row.number,
    startedAt: row.started_at,
    durationMs: row.duration_ms,
    outcome: row.outcome as AttemptOutcome,
    statusCode: row.status_code,
    requestId: row.request_id,
    url: row.url,
    requestHeaders: readHeaders(row.request_headers),
    responseHeaders: readHeaders(row.response_headers),
    responseBody: row.response_body,
    detail: row.detail,
    receiverErrorId: row.receiver_error_id,
    receiverProjectId: row.receiver_project_id,
  }));
}

/** Deliveries after one with what is sent, oldest first; skipped ones without a body are left out. */
export async function selectBodiesAfter(
  db: Db,
  subscribers: SubscriberSet,
  after: number,
  limit: number,
): Promise<(DeliveryRow & { body: string })[]> {
  if (subscribers.ids.length === 0) return [];
  const rows = await selectRows(db)
    .innerJoin("delivery_bodies as sent", "sent.delivery_id", "deliveries.id")
    .select("sent.body")
    .where("deliveries.subscriber_kind", "=", subscribers.kind)
    .where("deliveries.subscriber_id", "in", subscribers.ids)
    .where("deliveries.id", ">", after)
    .orderBy("deliveries.id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...toRow(row), body: row.body }));
}

/** The newest delivery of these subscribers; 0 when there is none. */
export async function findLastDeliveryId(db: Db, { kind, ids }: SubscriberSet): Promise<number> {
  if (ids.length === 0) return 0;
  const row = await db
    .selectFrom("deliveries")
    .select("id")
    .where("subscriber_kind", "=", kind)
    .where("subscriber_id", "in", ids)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? 0;
}

function selectRows(db: Db) {
  return db
    .selectFrom("deliveries")
    .leftJoin("delivery_queue", "delivery_queue.delivery_id", "deliveries.id")
    .select([
      "deliveries.id",
      "deliveries.organization_id",
      "deliveries.subscriber_kind",
      "deliveries.subscriber_id",
      "deliveries.resource",
      "deliveries.action",
      "deliveries.status",
      "deliveries.attempts",
      "deliveries.last_outcome",
      "deliveries.is_test",
      "deliveries.idempotency_key",
      "deliveries.created_at",
      "deliveries.finished_at",
      "delivery_queue.due_at",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRows>["executeTakeFirstOrThrow"]>>;

function toRow(row: Row): DeliveryRow {
  return {
    id: row.id,
    organizationId: row.organization_id,
    subscriber: { kind: row.subscriber_kind, id: row.subscriber_id },
    resource: row.resource,
    action: row.action,
    status: row.status,
    attempts: row.attempts,
    lastOutcome: row.last_outcome,
    isTest: row.is_test === 1,
    idempotencyKey: row.idempotency_key,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    dueAt: row.due_at,
  };
}
