import * as z from "zod";
import { id, instant } from "../shapes/primitives.ts";
import { actionSetting } from "./event-alert.ts";
import { defineWebhook } from "./webhook.ts";

const action = z.object({
  id,
  alert_rule_trigger_id: id,
  type: z.string(),
  target_type: z.string(),
  target_identifier: z.union([z.int(), z.string()]).nullable(),
  input_channel_id: z.string().nullable(),
  integration_id: z.int().nullable(),
  sentry_app_id: z.int().nullable(),
  date_created: instant,
  desc: z.string(),
  priority: z.string().nullable(),
  /** Only where the integration's own form was filled in. */
  settings: z.array(actionSetting).optional(),
});

const trigger = z.object({
  id,
  alert_rule_id: id,
  /** `critical` or `warning`. */
  label: z.string(),
  threshold_type: z.int(),
  alert_threshold: z.number(),
  resolve_threshold: z.number().nullable(),
  date_created: instant,
  actions: z.array(action),
});

const alertRule = z.object({
  id,
  name: z.string(),
  organization_id: id,
  status: z.int(),
  dataset: z.string(),
  query_type: z.int(),
  query: z.string(),
  aggregate: z.string(),
  /** 0: above, 1: below. */
  threshold_type: z.int(),
  resolve_threshold: z.number().nullable(),
  /** Minutes, as is `resolution`. */
  time_window: z.number(),
  environment: z.string().nullable(),
  resolution: z.number(),
  threshold_period: z.int(),
  triggers: z.array(trigger),
  /** Slugs. */
  projects: z.array(z.string()),
  owner: z.string().nullable(),
  original_alert_rule_id: id.nullable(),
  /** Minutes; for alerts on a change in percent. */
  comparison_delta: z.number().nullable(),
  date_modified: instant,
  date_created: instant,
  created_by: z.object({ id: z.int(), name: z.string(), email: z.string() }).nullable(),
  event_types: z.array(z.string()),
  detection_type: z.string(),
});

/** A metric alert while it lasts ("incident"), every key in snake_case. */
export const webhookMetricAlert = z
  .object({
    id,
    /** Its number within the organization. */
    identifier: z.string(),
    organization_id: id,
    projects: z.array(z.string()),
    alert_rule: alertRule,
    activities: z.null(),
    /** 1 open, 2 closed, 10 warning, 20 critical. */
    status: z.int(),
    /** 1 by hand, 2 the rule was changed, 3 the rule's threshold was crossed. */
    status_method: z.int(),
    type: z.int(),
    title: z.string(),
    date_started: instant,
    date_detected: instant,
    date_created: instant,
    date_closed: instant.nullable(),
  })
  .meta({ id: "WebhookMetricAlert" });

const data = z.object({
  metric_alert: webhookMetricAlert,
  /** `120 events in the last 10 minutes`. */
  description_text: z.string(),
  /** `Critical: Too many errors`. */
  description_title: z.string(),
  web_url: z.string(),
});

const when = "Told to the integrations that the rule's actions name.";

export const metricAlertCritical = defineWebhook({
  event: "metric_alert.critical",
  resource: "metric_alert",
  action: "critical",
  summary: "A metric crossed the critical threshold of a rule",
  when,
  data,
});

export const metricAlertWarning = defineWebhook({
  event: "metric_alert.warning",
  resource: "metric_alert",
  action: "warning",
  summary: "A metric crossed the warning threshold of a rule",
  when,
  data,
});

export const metricAlertResolved = defineWebhook({
  event: "metric_alert.resolved",
  resource: "metric_alert",
  action: "resolved",
  summary: "A metric came back to where a rule wants it",
  when,
  data,
});

export const metricAlertOpen = defineWebhook({
  event: "metric_alert.open",
  resource: "metric_alert",
  action: "open",
  summary: "An incident that was over was opened again by hand",
  when,
  data,
});

export type MetricAlertData = z.output<typeof data>;
