import { EVENT_RESOURCES, type EventResource } from "../shapes/sentry-app.ts";
import { commentCreated, commentDeleted, commentUpdated } from "./comment.ts";
import { errorCreated } from "./error.ts";
import { eventAlertTriggered } from "./event-alert.ts";
import { installationCreated, installationDeleted } from "./installation.ts";
import {
  issueAssigned,
  issueCreated,
  issueIgnored,
  issueResolved,
  issueUnresolved,
} from "./issue.ts";
import {
  metricAlertCritical,
  metricAlertOpen,
  metricAlertResolved,
  metricAlertWarning,
} from "./metric-alert.ts";
import { sentryHappy, sentrySad, sentrySick } from "./sentry-status.ts";

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
  installationCreated,
  installationDeleted,
  eventAlertTriggered,
  metricAlertCritical,
  metricAlertWarning,
  metricAlertResolved,
  metricAlertOpen,
  sentryHappy,
  sentrySad,
  sentrySick,
] as const;

export type AnyWebhook = (typeof webhooks)[number];
export type WebhookEventName = AnyWebhook["event"];

/** Names of all events, in the order of the catalogue. */
export const WEBHOOK_EVENTS: readonly WebhookEventName[] = webhooks.map(({ event }) => event);

const byEvent: ReadonlyMap<string, AnyWebhook> = new Map(
  webhooks.map((webhook) => [webhook.event, webhook]),
);

/** The webhook of an event's name; undefined when there is none. */
export function findWebhook(event: string): AnyWebhook | undefined {
  return byEvent.get(event);
}

/** The events a subscription to a resource stands for, sorted. */
export function eventsOf(resource: EventResource): WebhookEventName[] {
  return webhooks
    .filter((webhook) => webhook.resource === resource)
    .map((webhook) => webhook.event)
    .toSorted();
}

/** What an integration subscribes to for a webhook; null for those told without subscription. */
export function subscriptionOf({ resource }: { resource: string }): EventResource | null {
  return EVENT_RESOURCES.find((subscription) => subscription === resource) ?? null;
}
