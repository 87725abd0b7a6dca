import type { Generated } from "kysely";

type SubscriberKind = "installation" | "service-hook" | "plain-webhook";

/** A fact the outside may hear. Written in the transaction of the fact itself. */
export interface OutboxTable {
  id: Generated<number>;
  organization_id: number;
  project_id: number | null;
  resource: string;
  action: string;
  /** JSON `OutboxActor`. */
  actor: string;
  /** JSON: what fan-out and the payload builder need, by kind of fact. */
  data: string;
  /** JSON list of `Recipient`; null for everybody who subscribes. */
  recipients: string | null;
  created_at: number;
}

/** What is owed to one subscriber of one fact, and what became of it. */
export interface DeliveriesTable {
  id: Generated<number>;
  /** Null for what was made without a fact: samples sent as a test. */
  outbox_id: number | null;
  organization_id: number;
  subscriber_kind: SubscriberKind;
  subscriber_id: number;
  resource: string;
  action: string;
  idempotency_key: string;
  status: Generated<"pending" | "delivered" | "failed" | "skipped">;
  attempts: Generated<number>;
  /** Attempts of earlier rounds: the schedule began anew when it was sent again. */
  attempts_before: Generated<number>;
  /** A sample that somebody sent. */
  is_test: Generated<number>;
  last_outcome: string | null;
  /** Deliveries of one key are sent one after the other; null: whenever they are due. */
  order_key: string | null;
  created_at: number;
  finished_at: number | null;
}

/** What is sent. A delivery that was skipped before it could be written has none. */
export interface DeliveryBodiesTable {
  delivery_id: number;
  /** The exact text that is signed and sent, the same at every attempt. */
  body: string;
}

/** The hot part: only deliveries that are still due. Rows go when a delivery finishes. */
export interface DeliveryQueueTable {
  delivery_id: number;
  /** Who gets it: deliveries to one receiver share its limits. */
  receiver: string;
  due_at: number;
  organization_id: Generated<number>;
  order_key: string | null;
  /** Which process is sending it, and until when it may. */
  leased_by: string | null;
  leased_until: number | null;
}

/** One try. The subscriber stands here too, so that its tries are found in order of time. */
export interface AttemptsTable {
  delivery_id: number;
  number: number;
  subscriber_kind: SubscriberKind;
  subscriber_id: number;
  started_at: number;
  duration_ms: number;
  outcome: string;
  status_code: number | null;
  request_id: string;
  url: string;
  /** JSON objects, capped; values that are secret are stars. */
  request_headers: string | null;
  response_headers: string | null;
  /** First bytes of the answer, capped. */
  response_body: string | null;
  detail: string | null;
  /** Event in the receiver's own error tracker, and its project there, when it named them. */
  receiver_error_id: string | null;
  receiver_project_id: string | null;
}

/** What an integration missed is sent again, a part at a time. */
export interface RecoveriesTable {
  id: Generated<number>;
  /** Whose it is: this or the next is set. */
  sentry_app_id: number | null;
  service_hook_id: number | null;
  since_at: number;
  until_at: number;
  /** JSON list of statuses of deliveries. */
  statuses: string;
  /** `issue.created`; null: any. */
  event: string | null;
  /** The last delivery that was looked at. */
  last_id: Generated<number>;
  recovered: Generated<number>;
  created_at: number;
  finished_at: number | null;
}

/** Who runs a scheduled job now. */
export interface LeasesTable {
  name: string;
  holder: string;
  until_at: number;
}
