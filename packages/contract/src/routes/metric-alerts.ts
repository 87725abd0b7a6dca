import * as z from "zod";
import { firedAction, ruleSnooze, snoozedRule } from "../shapes/alert-rule.ts";
import {
  incidentActivity,
  incidentShape,
  incidentUpdate,
  metricActionsTest,
  metricAlertConfiguration,
  metricAlertPreviewWrite,
  metricAlertRule,
  metricAlertRuleUpdate,
  metricAlertRuleWrite,
  metricAlertSeries,
  metricAlertState,
} from "../shapes/metric-alert.ts";
import { pageQuery, periodQuery, repeated } from "../query.ts";
import { defineRoute, noBody } from "../route.ts";
import { inOrganization, scopes, segment } from "./params.ts";

const ofOrganization = "/api/0/organizations/{organization}/";
const collection = `${ofOrganization}alert-rules/` as const;
const one = `${ofOrganization}alert-rules/{rule}/` as const;
const incidents = `${ofOrganization}incidents/` as const;
const incident = `${ofOrganization}incidents/{incident}/` as const;
const ofRule = z.object({ organization: segment, rule: segment });
const ofIncident = z.object({ organization: segment, incident: segment });

const read = scopes("alerts:read", "alerts:write", "org:read", "org:write", "org:admin");
const write = scopes("alerts:write", "org:write", "org:admin");

/** Ids or slugs; `-1` is every project. */
const project = repeated(z.string().max(100)).optional();

export const listMetricAlerts = defineRoute({
  id: "metric-alerts.list",
  method: "GET",
  path: collection,
  summary: "The metric alerts of an organization, oldest first",
  access: read,
  params: inOrganization,
  query: z.object({
    ...pageQuery,
    project,
    /** Part of the name. */
    query: z.string().max(200).optional(),
    state: metricAlertState.optional(),
  }),
  responses: { 200: z.array(metricAlertRule) },
});

export const createMetricAlert = defineRoute({
  id: "metric-alerts.create",
  method: "POST",
  path: collection,
  summary: "Make a metric alert; integrations with a form of their own are asked first",
  access: write,
  audit: "alertrule.create",
  params: inOrganization,
  body: metricAlertRuleWrite,
  responses: { 201: metricAlertRule },
});

export const getMetricAlertConfiguration = defineRoute({
  id: "metric-alerts.configuration",
  method: "GET",
  path: `${collection}configuration/`,
  summary: "What metric alerts can measure, and whom they can tell",
  access: read,
  params: inOrganization,
  responses: { 200: metricAlertConfiguration },
});

export const previewMetricAlert = defineRoute({
  id: "metric-alerts.preview",
  method: "POST",
  path: `${collection}preview/`,
  summary: "What a metric alert would have measured and done in the last days, as far as is known",
  access: read,
  audit: { none: "nothing is changed" },
  params: inOrganization,
  body: metricAlertPreviewWrite,
  responses: { 200: metricAlertSeries },
});

export const testMetricActions = defineRoute({
  id: "metric-alerts.test-actions",
  method: "POST",
  path: `${ofOrganization}alert-rule-actions/`,
  summary: "Try actions out with a made-up incident, as a metric alert would",
  access: write,
  audit: { none: "nothing is kept of it but what is sent" },
  params: inOrganization,
  body: metricActionsTest,
  responses: { 200: z.object({ actions: z.array(firedAction) }) },
});

export const getMetricAlert = defineRoute({
  id: "metric-alerts.get",
  method: "GET",
  path: one,
  summary: "One metric alert",
  access: read,
  params: ofRule,
  responses: { 200: metricAlertRule },
});

export const updateMetricAlert = defineRoute({
  id: "metric-alerts.update",
  method: "PUT",
  path: one,
  summary: "Change a metric alert; what is left out stays as it is",
  access: write,
  audit: "alertrule.edit",
  params: ofRule,
  body: metricAlertRuleUpdate,
  responses: { 200: metricAlertRule },
});

export const deleteMetricAlert = defineRoute({
  id: "metric-alerts.delete",
  method: "DELETE",
  path: one,
  summary: "Remove a metric alert with its incidents",
  access: write,
  audit: "alertrule.remove",
  params: ofRule,
  responses: { 202: noBody },
});

export const enableMetricAlert = defineRoute({
  id: "metric-alerts.enable",
  method: "PUT",
  path: `${one}enable/`,
  summary: "Switch a disabled metric alert on",
  access: write,
  audit: "alertrule.edit",
  params: ofRule,
  responses: { 202: noBody },
});

export const disableMetricAlert = defineRoute({
  id: "metric-alerts.disable",
  method: "PUT",
  path: `${one}disable/`,
  summary: "Switch a metric alert off; an incident that is open is closed",
  access: write,
  audit: "alertrule.edit",
  params: ofRule,
  responses: { 202: noBody },
});

export const snoozeMetricAlert = defineRoute({
  id: "metric-alerts.snooze",
  method: "POST",
  path: `${one}snooze/`,
  summary: "Silence a metric alert for everybody, or its mail for who asks",
  access: write,
  audit: "alertrule.snooze",
  params: ofRule,
  body: ruleSnooze,
  responses: { 201: snoozedRule },
});

export const unsnoozeMetricAlert = defineRoute({
  id: "metric-alerts.unsnooze",
  method: "DELETE",
  path: `${one}snooze/`,
  summary: "Let a silenced metric alert be heard again",
  access: write,
  audit: "alertrule.snooze",
  params: ofRule,
  responses: { 204: noBody },
});

export const getMetricAlertSeries = defineRoute({
  id: "metric-alerts.series",
  method: "GET",
  path: `${one}series/`,
  summary: "What a metric alert measured in a period, two weeks at most, and what it made of it",
  access: read,
  params: ofRule,
  query: z.object(periodQuery),
  responses: { 200: metricAlertSeries },
});

export const listIncidents = defineRoute({
  id: "incidents.list",
  method: "GET",
  path: incidents,
  summary: "The incidents of an organization's metric alerts, newest first",
  access: read,
  params: inOrganization,
  query: z.object({
    ...pageQuery,
    project,
    /** Those of this metric alert. */
    alertRule: z.string().max(20).optional(),
    status: z.enum(["open", "closed"]).optional(),
  }),
  responses: { 200: z.array(incidentShape) },
});

export const getIncident = defineRoute({
  id: "incidents.get",
  method: "GET",
  path: incident,
  summary: "One incident, by its number, with its history",
  access: read,
  params: ofIncident,
  responses: { 200: incidentShape },
});

export const updateIncident = defineRoute({
  id: "incidents.update",
  method: "PUT",
  path: incident,
  summary: "Close an incident by hand, or open its last one again; both are told",
  access: write,
  audit: "alertrule.incident",
  params: ofIncident,
  body: incidentUpdate,
  responses: { 200: incidentShape },
});

export const listIncidentActivities = defineRoute({
  id: "incidents.activity",
  method: "GET",
  path: `${incident}activity/`,
  summary: "The history of an incident, oldest first",
  access: read,
  params: ofIncident,
  query: z.object(pageQuery),
  responses: { 200: z.array(incidentActivity) },
});
