import type { Db } from "../../storage/index.ts";
import type { PageRequest } from "../keyset.ts";
import type { Attempt, AttemptOutcome } from "./model.ts";

/** Whose attempts are wanted, and which of them. */
export interface AttemptFilter {
  installationIds: readonly number[];
  /** Of the facts of one organization only. */
  organizationId?: number | undefined;
  /** `resource` and `action`. */
  event?: { resource: string; action: string } | undefined;
  /** Only those that did not get a 2xx. */
  onlyFailed: boolean;
  /** Epoch milliseconds, both included. */
  since: number;
  until: number;
}

/** An attempt with what was sent. */
export interface AttemptRow extends Attempt {
  deliveryId: number;
  number: number;
  organizationId: number;
  resource: string;
  action: string;
  idempotencyKey: string;
  /** The first characters of what was sent. */
  requestBody: string;
}

/** How much of what was sent is read back, characters. */
const KEPT_CHARACTERS = 1024;

/**
 * Attempts of installations from a place on and one more, newest first; oldest first when asked for
 * backwards. A place is an attempt's start and its id, `<delivery>_<number>`.
 */
export async function selectAttempts(
  db: Db,
  filter: AttemptFilter,
  page: PageRequest<string>,
): Promise<AttemptRow[]> {
  if (filter.installationIds.length === 0) return [];
  const direction = page.backwards ? "asc" : "desc";
  let query = db
    .selectFrom("attempts")
    .innerJoin("deliveries", "deliveries.id", "attempts.delivery_id")
    .leftJoin("delivery_bodies as sent", "sent.delivery_id", "attempts.delivery_id")
    .selectAll("attempts")
    .select([
      "deliveries.organization_id",
      "deliveries.resource",
      "deliveries.action",
      "deliveries.idempotency_key",
    ])
    .select((eb) =>
      eb
        .fn<string | null>("substr", ["sent.body", eb.lit(1), eb.lit(KEPT_CHARACTERS)])
        .as("request_body"),
    )
    .where("attempts.subscriber_kind", "=", "installation")
    .where("attempts.subscriber_id", "in", filter.installationIds)
    .where("attempts.started_at", ">=", filter.since)
    .where("attempts.started_at", "<=", filter.until)
    .orderBy("attempts.started_at", direction)
    .orderBy("attempts.delivery_id", direction)
    .orderBy("attempts.number", direction)
    .limit(page.limit + 1);
  const { organizationId, event, onlyFailed } = filter;
  if (onlyFailed) query = query.where("attempts.outcome", "<>", "delivered");
  if (organizationId !== undefined) {
    query = query.where("deliveries.organization_id", "=", organizationId);
  }
  if (event) {
    query = query
      .where("deliveries.resource", "=", event.resource)
      .where("deliveries.action", "=", event.action);
  }
  const { from } = page;
  if (from) {
    const beyond = page.backwards ? ">" : "<";
    const [deliveryId = 0, number = 0] = from.id.split("_").map(Number);
    query = query.where((eb) =>
      eb.or([
        eb("attempts.started_at", beyond, from.value),
        eb.and([
          eb("attempts.started_at", "=", from.value),
          eb.or([
            eb("attempts.delivery_id", beyond, deliveryId),
            eb.and([
              eb("attempts.delivery_id", "=", deliveryId),
              eb("attempts.number", beyond, number),
            ]),
          ]),
        ]),
      ]),
    );
  }
  const rows = await query.execute();
  return rows.map((row) => ({
    deliveryId: row.delivery_id,
    number: row.number,
    organizationId: row.organization_id,
    resource: row.resource,
    action: row.action,
    idempotencyKey: row.idempotency_key,
    requestBody: row.request_body ?? "",
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

/** Headers as `toStorableHeaders` wrote them. */
export function readHeaders(text: string | null): Attempt["requestHeaders"] {
  return text === null ? null : (JSON.parse(text) as { [name: string]: string });
}

/** Reads the id part of an attempt's place. */
export function readAttemptId(text: string): string | undefined {
  return /^\d{1,15}_\d{1,6}$/.test(text) ? text : undefined;
}

export function attemptPlace(row: AttemptRow): { value: number; id: string } {
  return { value: row.startedAt, id: `${row.deliveryId}_${row.number}` };
}
