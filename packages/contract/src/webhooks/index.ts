/** The webhooks: their headers, envelope and the payload of each event. */
import { commentCreated, commentDeleted, commentUpdated } from "./comment.ts";
import { errorCreated } from "./error.ts";
import {
  issueAssigned,
  issueCreated,
  issueIgnored,
  issueResolved,
  issueUnresolved,
} from "./issue.ts";
import type { EventResource } from "../shapes/sentry-app.ts";

export * from "./headers.ts";
export * from "./webhook.ts";
export * from "./issue.ts";
export * from "./error.ts";
export * from "./comment.ts";

/** Every webhook there is. */
export const webhooks = [
  issueCreated,
  issueResolved,
  issueAssigned,
  issueIgnored,
  issueUnresolved,
  errorCreated,
  commentCreated,
  commentUpdated,
  commentDeleted,
] as const;

export type AnyWebhook = (typeof webhooks)[number];
export type WebhookEventName = AnyWebhook["event"];

/** The events a subscription to a resource stands for, sorted. */
export function eventsOf(resource: EventResource): WebhookEventName[] {
  return webhooks
    .filter((webhook) => webhook.resource === resource)
    .map((webhook) => webhook.event)
    .toSorted();
}
