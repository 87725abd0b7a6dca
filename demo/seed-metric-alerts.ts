import {
  createMetricAlert,
  getMetricAlertConfiguration,
  listIncidents,
  listMetricAlerts,
  type MetricAlertRuleWrite,
  updateIncident,
} from "@vedette/contract";
import type { Place } from "./place.ts";

const ASK_MS = 1_000;
/** Alerts are looked at every minute, from the minute on after they are made. */
const PATIENCE = 180;
const CLOSED_BY_HAND = "People who cannot pay";

/** Metric alerts, two of which fire for the outage that is reported afterwards. */
export async function seedMetricAlerts(place: Place): Promise<void> {
  const { api, organization } = place;
  const params = { organization };
  const { body: offered } = await api.call(getMetricAlertConfiguration, { params });
  const pager = offered.actions.find(({ sentryAppName }) => sentryAppName === "On-call pager");
  const wake = { type: "sentry_app", targetType: "sentry_app", sentryAppId: pager?.sentryAppId };
  const mail = { type: "email", targetType: "user", targetIdentifier: "1" };
  const alerts: MetricAlertRuleWrite[] = [
    {
      name: "Errors of the API",
      projects: ["shop-api"],
      aggregate: "count()",
      query: "level:[error, fatal]",
      environment: "production",
      timeWindow: 60,
      thresholdType: 0,
      resolveThreshold: 5,
      triggers: [
        { label: "critical", alertThreshold: 30, actions: [wake, mail] },
        { label: "warning", alertThreshold: 10, actions: [mail] },
      ],
    },
    {
      name: CLOSED_BY_HAND,
      projects: ["shop-web"],
      aggregate: "count_unique(user)",
      query: "",
      timeWindow: 30,
      thresholdType: 0,
      triggers: [{ label: "critical", alertThreshold: 5, actions: [mail] }],
    },
    {
      name: "Nightly jobs of billing",
      projects: ["billing"],
      aggregate: "count_failed(check_in)",
      timeWindow: 1440,
      thresholdType: 0,
      triggers: [{ label: "critical", alertThreshold: 2, actions: [mail] }],
    },
  ];
  for (const body of alerts) await api.call(createMetricAlert, { params, body });
}

/** Waits until the alerts have fired, and closes one of the incidents as a person would. */
export async function closeOneIncident({ api, organization }: Place): Promise<void> {
  const params = { organization };
  for (let asked = 0; asked < PATIENCE; asked++) {
    const query = { state: "critical" } as const;
    const { body: fired } = await api.call(listMetricAlerts, { params, query });
    if (fired.length === 2) break;
    await new Promise((resolve) => setTimeout(resolve, ASK_MS));
  }
  const { body: incidents } = await api.call(listIncidents, { params, query: { status: "open" } });
  const ours = incidents.find(({ title }) => title === CLOSED_BY_HAND);
  if (ours === undefined) throw new Error(`the alert "${CLOSED_BY_HAND}" did not fire`);
  const of = { params: { ...params, incident: ours.identifier } };
  await api.call(updateIncident, { ...of, body: { status: 2 } });
}
