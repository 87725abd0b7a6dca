import type { MetricAlertData } from "../metric-alert.ts";
import { ada, app, BASE_URL } from "./places.ts";

const began = "2030-01-01T10:00:00.000000Z";
const ruleMade = "2030-01-01T00:00:00.000000Z";

const critical: MetricAlertData = {
  metric_alert: {
    id: "4",
    identifier: "1",
    organization_id: "42",
    projects: ["shop"],
    alert_rule: {
      id: "7",
      name: "Too many errors",
      organization_id: "42",
      status: 0,
      dataset: "events",
      query_type: 0,
      query: "level:error",
      aggregate: "count()",
      threshold_type: 0,
      resolve_threshold: null,
      time_window: 10,
      environment: null,
      resolution: 1,
      threshold_period: 1,
      triggers: [
        {
          id: "70",
          alert_rule_id: "7",
          label: "critical",
          threshold_type: 0,
          alert_threshold: 100,
          resolve_threshold: null,
          date_created: ruleMade,
          actions: [
            {
              id: "700",
              alert_rule_trigger_id: "70",
              type: "sentry_app",
              target_type: "sentry_app",
              target_identifier: app.id,
              input_channel_id: null,
              integration_id: null,
              sentry_app_id: app.id,
              date_created: ruleMade,
              desc: `Send a notification via ${app.name}`,
              priority: null,
              settings: [{ name: "channel", value: "#ops" }],
            },
          ],
        },
      ],
      projects: ["shop"],
      owner: null,
      original_alert_rule_id: null,
      comparison_delta: null,
      date_modified: ruleMade,
      date_created: ruleMade,
      created_by: { ...ada },
      event_types: ["error", "default"],
      detection_type: "static",
    },
    activities: null,
    status: 20,
    status_method: 3,
    type: 2,
    title: "Too many errors",
    date_started: began,
    date_detected: began,
    date_created: began,
    date_closed: null,
  },
  description_text: "120 events in the last 10 minutes",
  description_title: "Critical: Too many errors",
  web_url: `${BASE_URL}/organizations/acme/alerts/rules/details/7/?alert=1&referrer=metric_alert&detection_type=static`,
};

/** One alert on its way through all of its states. */
export const metricAlertSamples: {
  readonly [S in "critical" | "warning" | "resolved" | "open"]: MetricAlertData;
} = {
  critical,
  warning: {
    ...critical,
    metric_alert: { ...critical.metric_alert, status: 10 },
    description_text: "60 events in the last 10 minutes",
    description_title: "Warning: Too many errors",
  },
  resolved: {
    ...critical,
    metric_alert: {
      ...critical.metric_alert,
      status: 2,
      date_closed: "2030-01-01T10:20:00.000000Z",
    },
    description_text: "3 events in the last 10 minutes",
    description_title: "Resolved: Too many errors",
  },
  open: {
    ...critical,
    metric_alert: { ...critical.metric_alert, status: 1 },
    description_title: "Open: Too many errors",
  },
};
