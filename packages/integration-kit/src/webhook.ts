import type { SentryStatusData } from "@vedette/contract";

/** What the webhooks say. Only what both Vedette and Sentry send is named; more may be there. */

/** Each event and the `data` of its webhook. */
export interface WebhookDataByEvent {
  "installation.created": { installation: WebhookInstallation };
  "installation.deleted": { installation: WebhookInstallation };
  "issue.created": { issue: WebhookIssue };
  "issue.resolved": { issue: WebhookIssue; resolution_type?: string };
  "issue.assigned": { issue: WebhookIssue; assignee?: WebhookAssignee };
  "issue.ignored": { issue: WebhookIssue };
  /** How some Sentry versions call `issue.ignored`. */
  "issue.archived": { issue: WebhookIssue };
  "issue.unresolved": { issue: WebhookIssue };
  "error.created": { error: WebhookErrorEvent };
  "event_alert.triggered": {
    event: WebhookErrorEvent;
    triggered_rule: string;
    issue_alert?: WebhookIssueAlert;
  };
  "metric_alert.open": WebhookMetricAlert;
  "metric_alert.warning": WebhookMetricAlert;
  "metric_alert.critical": WebhookMetricAlert;
  "metric_alert.resolved": WebhookMetricAlert;
  "comment.created": WebhookComment;
  "comment.updated": WebhookComment;
  "comment.deleted": WebhookComment;
  /** From Vedette only. */
  "sentry_status.happy": SentryStatusData;
  "sentry_status.sad": SentryStatusData;
  "sentry_status.sick": SentryStatusData;
}

export type WebhookEvent = keyof WebhookDataByEvent;

/** Any webhook; `switch` on its `event` tells what its `data` is. */
export type Webhook = { [Event in WebhookEvent]: WebhookOf<Event> }[WebhookEvent];

/** The webhook of one event. */
export interface WebhookOf<Event extends WebhookEvent> {
  event: Event;
  resource: Event extends `${infer Resource}.${string}` ? Resource : never;
  action: Event extends `${string}.${infer Action}` ? Action : never;
  data: WebhookDataByEvent[Event];
  /** Which installation it is for: the key of its tokens. */
  installationId: string;
  /** Who caused it; null where the sender did not say. */
  actor: WebhookActor | null;
  /** When this attempt was sent, epoch seconds. Not covered by the signature. */
  timestamp: number;
  /** Another one for each attempt. */
  requestId: string;
  /** The same for all attempts to tell the same thing; null from senders that have none. */
  idempotencyKey: string | null;
}

export type WebhookActor =
  | { type: "user"; id: number; name: string }
  /** `id` is the uuid of an app, or "sentry" for what happened by itself. */
  | { type: "application"; id: string; name: string };

export interface WebhookInstallation {
  uuid: string;
  status: string;
  app: { uuid: string; slug: string };
  organization: { slug: string; id?: number };
  /** To be exchanged for tokens; absent once it was. */
  code?: string;
}

export interface WebhookIssue {
  id: string;
  shortId: string;
  title: string;
  culprit: string | null;
  level: string;
  status: "resolved" | "unresolved" | "ignored" | (string & {});
  substatus?: string | null;
  firstSeen: string;
  lastSeen: string;
  /** A string from most senders, a number in some documents. */
  count: string | number;
  userCount?: number;
  project: { id: string; name: string; slug: string; platform?: string | null };
  url?: string;
  web_url?: string;
  project_url?: string;
  [more: string]: unknown;
}

export interface WebhookAssignee {
  type: "user" | "team";
  id: number;
  name: string;
  email?: string;
}

/** An event as it is stored, in the words of the SDKs. */
export interface WebhookErrorEvent {
  event_id: string;
  project: number;
  issue_id: string;
  title: string;
  level: string;
  platform: string;
  datetime: string;
  tags: [key: string, value: string][];
  url: string;
  web_url: string;
  issue_url: string;
  [more: string]: unknown;
}

export interface WebhookIssueAlert {
  id: number | string;
  title: string;
  sentry_app_id: number | string;
  settings: { name: string; value: unknown }[];
}

export interface WebhookMetricAlert {
  metric_alert: {
    id: string;
    identifier: string;
    title: string;
    status: number;
    date_started: string;
    date_closed: string | null;
    projects: string[];
    alert_rule: { id: string; name: string; [more: string]: unknown };
    [more: string]: unknown;
  };
  description_title: string;
  description_text: string;
  web_url: string;
}

export interface WebhookComment {
  comment_id: number;
  issue_id: number;
  project_slug: string;
  timestamp: string;
  comment: string;
}
