import type { MetricAlertData, MetricAlertRule } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import { metricAlertLink } from "../alert-mail/index.ts";
import type { Links } from "../instance.ts";
import type { Incident } from "./store-incidents.ts";

/** What an alert's receivers are told of. */
export interface ToldAlert {
  organization: { slug: string };
  rule: Omit<MetricAlertRule, "openIncident" | "lastTriggered" | "snooze">;
  incident: Incident;
  title: string;
  text: string;
}

/**
 * The `data` of a `metric_alert` webhook (docs/integrate/webhook-events.md). `sentryAppId`: of whom
 * it is for; settings that were given to other integrations are left out.
 */
export function toWebhookData(
  links: Links,
  { organization, rule, incident, title, text }: ToldAlert,
  sentryAppId: number | null,
): MetricAlertData {
  const link = metricAlertLink(links, organization.slug, incident.ruleId, incident.identifier);
  return {
    metric_alert: {
      id: String(incident.id),
      identifier: String(incident.identifier),
      organization_id: rule.organizationId,
      projects: rule.projects,
      alert_rule: toWebhookRule(rule, sentryAppId),
      activities: null,
      status: incident.status,
      status_method: incident.statusMethod,
      type: 2,
      title: incident.title,
      date_started: formatInstant(incident.startedAt),
      date_detected: formatInstant(incident.detectedAt),
      date_created: formatInstant(incident.createdAt),
      date_closed: incident.closedAt === null ? null : formatInstant(incident.closedAt),
    },
    description_text: text,
    description_title: title,
    web_url: `${link}&referrer=metric_alert&detection_type=${rule.detectionType}`,
  };
}

function toWebhookRule(
  rule: ToldAlert["rule"],
  sentryAppId: number | null,
): MetricAlertData["metric_alert"]["alert_rule"] {
  return {
    id: rule.id,
    name: rule.name,
    organization_id: rule.organizationId,
    status: rule.status,
    dataset: rule.dataset,
    query_type: rule.queryType,
    query: rule.query,
    aggregate: rule.aggregate,
    threshold_type: rule.thresholdType,
    resolve_threshold: rule.resolveThreshold,
    time_window: rule.timeWindow,
    environment: rule.environment,
    resolution: rule.resolution,
    threshold_period: rule.thresholdPeriod,
    triggers: rule.triggers.map((trigger) => ({
      id: trigger.id,
      alert_rule_id: trigger.alertRuleId,
      label: trigger.label,
      threshold_type: trigger.thresholdType,
      alert_threshold: trigger.alertThreshold,
      resolve_threshold: trigger.resolveThreshold,
      date_created: trigger.dateCreated,
      actions: trigger.actions.map((action) => ({
        id: action.id,
        alert_rule_trigger_id: action.alertRuleTriggerId,
        type: action.type,
        target_type: action.targetType,
        target_identifier: action.targetIdentifier,
        input_channel_id: action.inputChannelId,
        integration_id: action.integrationId,
        sentry_app_id: action.sentryAppId,
        date_created: action.dateCreated,
        desc: action.desc,
        priority: action.priority,
        ...(action.settings !== undefined &&
          action.sentryAppId === sentryAppId && { settings: action.settings }),
      })),
    })),
    projects: rule.projects,
    owner: rule.owner,
    original_alert_rule_id: rule.originalAlertRuleId,
    comparison_delta: rule.comparisonDelta,
    date_modified: rule.dateModified,
    date_created: rule.dateCreated,
    created_by: rule.createdBy,
    event_types: rule.eventTypes,
    detection_type: rule.detectionType,
  };
}
