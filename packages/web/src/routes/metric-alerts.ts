import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { deliveryQuery } from "../api/deliveries.ts";
import { incidentQuery } from "../api/incidents.ts";
import { metricAlertQuery, metricConfigurationQuery } from "../api/metric-alerts.ts";
import { projectsQuery } from "../api/projects.ts";
import { parseMetricSearch } from "../pages/alerts/metric/metric-search.ts";
import { parseMetricAlertSearch } from "../pages/alerts/metric/periods.ts";
import { oneText } from "../url/search-params.ts";
import { optional, organization } from "./parents.ts";

// Metric alerts: the list, a new one, one of them with its incidents, one incident.

const metricAlerts = createRoute({
  getParentRoute: () => organization,
  path: "/alerts/metric",
  validateSearch: parseMetricSearch,
  component: lazyRouteComponent(
    () => import("../pages/alerts/metric/metric-alerts-page.tsx"),
    "MetricAlertsPage",
  ),
});

const newMetricAlert = createRoute({
  getParentRoute: () => organization,
  path: "/alerts/metric/new",
  validateSearch: (raw): { project?: string } => optional("project", oneText(raw["project"])),
  loader: ({ context: { queries }, params }) =>
    Promise.all([
      queries.ensureQueryData(metricConfigurationQuery(params.organization)),
      queries.ensureQueryData(projectsQuery(params.organization)),
    ]),
  component: lazyRouteComponent(
    () => import("../pages/alerts/metric/new-metric-alert-page.tsx"),
    "NewMetricAlertPage",
  ),
});

const metricAlert = createRoute({
  getParentRoute: () => organization,
  path: "/alerts/metric/$rule",
  validateSearch: parseMetricAlertSearch,
  loader: ({ context: { queries }, params }) =>
    queries.ensureQueryData(metricAlertQuery(params.organization, params.rule)),
  component: lazyRouteComponent(
    () => import("../pages/alerts/metric/metric-alert-page.tsx"),
    "MetricAlertPage",
  ),
});

const editMetricAlert = createRoute({
  getParentRoute: () => organization,
  path: "/alerts/metric/$rule/edit",
  loader: ({ context: { queries }, params }) =>
    Promise.all([
      queries.ensureQueryData(metricAlertQuery(params.organization, params.rule)),
      queries.ensureQueryData(metricConfigurationQuery(params.organization)),
      queries.ensureQueryData(projectsQuery(params.organization)),
    ]),
  component: lazyRouteComponent(
    () => import("../pages/alerts/metric/edit-metric-alert-page.tsx"),
    "EditMetricAlertPage",
  ),
});

const incident = createRoute({
  getParentRoute: () => organization,
  path: "/alerts/metric/incidents/$incident",
  loader: ({ context: { queries }, params }) =>
    queries.ensureQueryData(incidentQuery(params.organization, params.incident)),
  component: lazyRouteComponent(
    () => import("../pages/alerts/metric/incident-page.tsx"),
    "IncidentPage",
  ),
});

/** Where webhooks and mails lead: to the incident they tell of, or to the alert when they try it out. */
const toldAlert = createRoute({
  getParentRoute: () => organization,
  path: "/alerts/rules/details/$rule",
  validateSearch: (raw): { alert?: string } => optional("alert", oneText(raw["alert"])),
  beforeLoad: ({ params: { organization: slug, rule }, search: { alert = "0" } }) => {
    const params = { organization: slug };
    if (alert !== "0") {
      throw redirect({
        to: "/organizations/$organization/alerts/metric/incidents/$incident/",
        params: { ...params, incident: alert },
      });
    }
    if (rule === "0") throw redirect({ to: "/organizations/$organization/alerts/metric/", params });
    throw redirect({
      to: "/organizations/$organization/alerts/metric/$rule/",
      params: { ...params, rule },
    });
  },
});

const toldDelivery = createRoute({
  getParentRoute: () => organization,
  path: "/deliveries/$delivery",
  loader: ({ context: { queries }, params }) =>
    queries.ensureQueryData(deliveryQuery(params.delivery)),
  component: lazyRouteComponent(
    () => import("../pages/deliveries/told-delivery-page.tsx"),
    "ToldDeliveryPage",
  ),
});

export const metricAlertPages = [
  metricAlerts,
  newMetricAlert,
  metricAlert,
  editMetricAlert,
  incident,
  toldAlert,
  toldDelivery,
] as const;
