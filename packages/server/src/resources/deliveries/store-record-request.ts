import type { Tx } from "../../storage/index.ts";
import { type Attempt, type Subscriber, toStorableHeaders, toStorableText } from "./model.ts";

/** Something a subscriber was asked because somebody wanted to know now: it is not tried again. */
export interface AskedRequest {
  organizationId: number;
  subscriber: Subscriber;
  resource: (typeof ASKED_RESOURCES)[number];
  action: string;
  /** What was sent; empty where nothing was. */
  body: string;
  attempt: Attempt;
}

/** Requests made for a UI component, which stand in the records beside webhooks and are none. */
export const ASKED_RESOURCES = ["select_options", "external_issue", "alert_rule_action"] as const;

/** Whether a record is of a webhook, which has headers of its own and can be sent again. */
export function isWebhook(resource: string): boolean {
  return !ASKED_RESOURCES.some((asked) => asked === resource);
}

/** Keeps what came of a request that was made at once, as a delivery that is over. */
export async function recordRequest(tx: Tx, request: AskedRequest): Promise<void> {
  const { organizationId, subscriber, resource, action, body, attempt } = request;
  const { id } = await tx
    .insertInto("deliveries")
    .values({
      outbox_id: null,
      organization_id: organizationId,
      subscriber_kind: subscriber.kind,
      subscriber_id: subscriber.id,
      resource,
      action,
      idempotency_key: attempt.requestId,
      status: attempt.outcome === "delivered" ? "delivered" : "failed",
      attempts: 1,
      last_outcome: attempt.outcome,
      created_at: attempt.startedAt,
      finished_at: attempt.startedAt + attempt.durationMs,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  if (body !== "") {
    const sent = { delivery_id: id, body: toStorableText(body) };
    await tx.insertInto("delivery_bodies").values(sent).execute();
  }
  await tx
    .insertInto("attempts")
    .values({
      delivery_id: id,
      number: 1,
      subscriber_kind: subscriber.kind,
      subscriber_id: subscriber.id,
      started_at: attempt.startedAt,
      duration_ms: attempt.durationMs,
      outcome: attempt.outcome,
      status_code: attempt.statusCode,
      request_id: attempt.requestId,
      url: toStorableText(attempt.url),
      request_headers: toStorableHeaders(attempt.requestHeaders),
      response_headers: toStorableHeaders(attempt.responseHeaders),
      response_body: attempt.responseBody === null ? null : toStorableText(attempt.responseBody),
      detail: attempt.detail === null ? null : toStorableText(attempt.detail),
      receiver_error_id: attempt.receiverErrorId,
      receiver_project_id: attempt.receiverProjectId,
    })
    .execute();
}
