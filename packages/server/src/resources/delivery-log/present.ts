import type {
  Delivery as DeliveryShape,
  DeliveryAttempt,
  Recovery as RecoveryShape,
} from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { Attempt, DeliveryRow } from "../deliveries/index.ts";
import type { Recovery } from "./store-recoveries.ts";

/** A delivery in a list; `slugs` are those of the organizations it may have happened in. */
export function presentDelivery(
  row: DeliveryRow,
  slugs: ReadonlyMap<number, string>,
): DeliveryShape {
  const slug = slugs.get(row.organizationId);
  return {
    id: String(row.id),
    event: `${row.resource}.${row.action}`,
    status: row.status,
    outcome: row.lastOutcome,
    attempts: row.attempts,
    isTest: row.isTest,
    organization: slug === undefined ? null : { slug },
    subscriber: { kind: row.subscriber.kind, id: String(row.subscriber.id) },
    idempotencyKey: row.idempotencyKey,
    dateCreated: formatInstant(row.createdAt),
    dateFinished: row.finishedAt === null ? null : formatInstant(row.finishedAt),
    nextAttempt: row.dueAt === null ? null : formatInstant(row.dueAt),
  };
}

export function presentAttempt(attempt: Attempt & { number: number }): DeliveryAttempt {
  return {
    number: attempt.number,
    date: formatInstant(attempt.startedAt),
    durationMs: attempt.durationMs,
    outcome: attempt.outcome,
    statusCode: attempt.statusCode,
    requestId: attempt.requestId,
    url: attempt.url,
    requestHeaders: attempt.requestHeaders && { ...attempt.requestHeaders },
    responseHeaders: attempt.responseHeaders && { ...attempt.responseHeaders },
    responseBody: attempt.responseBody,
    detail: attempt.detail,
    errorId: attempt.receiverErrorId,
    projectId: attempt.receiverProjectId,
  };
}

export function presentRecovery(recovery: Recovery): RecoveryShape {
  return {
    id: String(recovery.id),
    since: formatInstant(recovery.since),
    until: formatInstant(recovery.until),
    event: recovery.event,
    statuses: [...recovery.statuses],
    recovered: recovery.recovered,
    dateCreated: formatInstant(recovery.createdAt),
    dateFinished: recovery.finishedAt === null ? null : formatInstant(recovery.finishedAt),
  };
}
