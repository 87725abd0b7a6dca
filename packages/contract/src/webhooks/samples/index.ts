import type * as z from "zod";
import type { WebhookActor, WebhookBody } from "../webhook.ts";
import type { AnyWebhook, WebhookEventName } from "../all-webhooks.ts";
import { sampleEvent } from "./event.ts";
import { assignedIssue, ignoredIssue, newIssue, reopenedIssue, resolvedIssue } from "./issue.ts";
import { metricAlertSamples } from "./metric-alert.ts";
import { ada, app, INSTALLATION_UUID } from "./places.ts";
import { sentryStatusSample } from "./sentry-status.ts";

type Sample<E extends WebhookEventName> = WebhookBody<Extract<AnyWebhook, { event: E }>>;
type DataOf<E extends WebhookEventName> = z.output<Extract<AnyWebhook, { event: E }>["data"]>;

const user: WebhookActor = { type: "user", id: ada.id, name: ada.name };
const system: WebhookActor = { type: "application", id: "sentry", name: "Sentry" };

const comment: DataOf<"comment.created"> = {
  comment_id: 3405,
  issue_id: 501,
  project_slug: "shop",
  timestamp: "2030-01-01T10:10:00.000000+00:00",
  comment: "looking into it",
};

const installation: DataOf<"installation.created">["installation"] = {
  app: { uuid: app.uuid, slug: app.slug, sentryAppId: app.id },
  organization: { slug: "acme", id: 42 },
  uuid: INSTALLATION_UUID,
  status: "pending",
  code: "5f0c3f0a1b2c4d5e8f90a1b2c3d4e5f6",
};

const { code: _exchanged, ...exchanged } = installation;

/** One realistic webhook of each event, whole as it is sent. */
export const webhookSamples: { readonly [E in WebhookEventName]: Sample<E> } = {
  "issue.created": envelope("created", { issue: newIssue }, system),
  "issue.resolved": envelope(
    "resolved",
    { resolution_type: "in_release", issue: resolvedIssue },
    user,
  ),
  "issue.assigned": envelope(
    "assigned",
    { assignee: { type: "user", ...ada }, issue: assignedIssue },
    user,
  ),
  "issue.ignored": envelope("ignored", { issue: ignoredIssue }, user),
  "issue.unresolved": envelope("unresolved", { issue: reopenedIssue }, system),
  "error.created": envelope("created", { error: sampleEvent }, system),
  "comment.created": envelope("created", comment, user),
  "comment.updated": envelope("updated", { ...comment, comment: "found it" }, user),
  "comment.deleted": envelope("deleted", { ...comment, comment: "found it" }, user),
  "installation.created": envelope("created", { installation }, user),
  "installation.deleted": envelope(
    "deleted",
    { installation: { ...exchanged, status: "pending_deletion" } },
    user,
  ),
  "event_alert.triggered": envelope(
    "triggered",
    {
      event: sampleEvent,
      triggered_rule: "Payment errors",
      issue_alert: {
        id: 9,
        title: "Payment errors",
        sentry_app_id: app.id,
        settings: [{ name: "channel", value: "#ops" }],
      },
    },
    system,
  ),
  "metric_alert.critical": envelope("critical", metricAlertSamples.critical, system),
  "metric_alert.warning": envelope("warning", metricAlertSamples.warning, system),
  "metric_alert.resolved": envelope("resolved", metricAlertSamples.resolved, system),
  "metric_alert.open": envelope("open", metricAlertSamples.open, system),
  "sentry_status.happy": envelope("happy", sentryStatusSample("happy", "All loaded", "sick"), user),
  "sentry_status.sad": envelope("sad", sentryStatusSample("sad", "An hour late", "happy"), user),
  "sentry_status.sick": envelope("sick", sentryStatusSample("sick", "No orders", "sad"), system),
};

function envelope<A extends string, D>(action: A, data: D, actor: WebhookActor) {
  return { action, installation: { uuid: INSTALLATION_UUID }, data, actor };
}
