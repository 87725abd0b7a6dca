import * as z from "zod";
import {
  alertFiring,
  alertRule,
  alertRuleUpdate,
  alertRuleWrite,
  firedAction,
  ruleActionsTest,
  ruleConfiguration,
  ruleGroupHistory,
  rulePreview,
  ruleSnooze,
  ruleStats,
  snoozedRule,
} from "../shapes/alert-rule.ts";
import { issue } from "../shapes/issue.ts";
import { pageQuery, periodQuery } from "../query.ts";
import { defineRoute, noBody } from "../route.ts";
import { inProject, ofIssue, readEvent, scopes, segment } from "./params.ts";

const ofProject = "/api/0/projects/{organization}/{project}/";
const collection = `${ofProject}rules/` as const;
const one = `${ofProject}rules/{rule}/` as const;
const ofRule = z.object({ organization: segment, project: segment, rule: segment });

const readAlerts = scopes(
  "alerts:read",
  "alerts:write",
  "project:read",
  "project:write",
  "project:admin",
);
const writeAlerts = scopes("alerts:write", "project:write", "project:admin");

export const listAlertRules = defineRoute({
  id: "alert-rules.list",
  method: "GET",
  path: collection,
  summary: "The alert rules of a project, oldest first",
  access: readAlerts,
  params: inProject,
  query: z.object(pageQuery),
  responses: { 200: z.array(alertRule) },
});

export const createAlertRule = defineRoute({
  id: "alert-rules.create",
  method: "POST",
  path: collection,
  summary: "Make an alert rule; integrations with a form of their own are asked first",
  access: writeAlerts,
  audit: "rule.create",
  params: inProject,
  body: alertRuleWrite,
  responses: { 201: alertRule },
});

export const getRuleConfiguration = defineRoute({
  id: "alert-rules.configuration",
  method: "GET",
  path: `${collection}configuration/`,
  summary: "Every condition, filter and action that rules of this project can have",
  access: readAlerts,
  params: inProject,
  responses: { 200: ruleConfiguration },
});

export const previewAlertRule = defineRoute({
  id: "alert-rules.preview",
  method: "POST",
  path: `${collection}preview/`,
  summary: "The issues a rule would have fired for in the last days, as far as can be told",
  access: readAlerts,
  audit: { none: "nothing is changed" },
  params: inProject,
  body: rulePreview,
  responses: { 200: z.array(issue) },
});

export const testRuleActions = defineRoute({
  id: "alert-rules.test-actions",
  method: "POST",
  path: `${ofProject}rule-actions/`,
  summary: "Try actions out for the project's latest event, as a rule would",
  access: writeAlerts,
  audit: { none: "nothing is kept of it but what is sent" },
  params: inProject,
  body: ruleActionsTest,
  responses: { 200: z.object({ actions: z.array(firedAction) }) },
});

export const getAlertRule = defineRoute({
  id: "alert-rules.get",
  method: "GET",
  path: one,
  summary: "One alert rule",
  access: readAlerts,
  params: ofRule,
  responses: { 200: alertRule },
});

export const updateAlertRule = defineRoute({
  id: "alert-rules.update",
  method: "PUT",
  path: one,
  summary: "Change an alert rule; what is left out stays as it is",
  access: writeAlerts,
  audit: "rule.edit",
  params: ofRule,
  body: alertRuleUpdate,
  responses: { 200: alertRule },
});

export const deleteAlertRule = defineRoute({
  id: "alert-rules.delete",
  method: "DELETE",
  path: one,
  summary: "Remove an alert rule with its history",
  access: writeAlerts,
  audit: "rule.remove",
  params: ofRule,
  responses: { 202: noBody },
});

export const enableAlertRule = defineRoute({
  id: "alert-rules.enable",
  method: "PUT",
  path: `${one}enable/`,
  summary: "Switch a disabled alert rule on",
  access: writeAlerts,
  audit: "rule.edit",
  params: ofRule,
  responses: { 202: noBody },
});

export const snoozeAlertRule = defineRoute({
  id: "alert-rules.snooze",
  method: "POST",
  path: `${one}snooze/`,
  summary: "Silence a rule for everybody, or its mail for who asks",
  access: writeAlerts,
  audit: "rule.snooze",
  params: ofRule,
  body: ruleSnooze,
  responses: { 201: snoozedRule },
});

export const unsnoozeAlertRule = defineRoute({
  id: "alert-rules.unsnooze",
  method: "DELETE",
  path: `${one}snooze/`,
  summary: "Let a silenced rule be heard again",
  access: writeAlerts,
  audit: "rule.snooze",
  params: ofRule,
  responses: { 204: noBody },
});

export const listRuleGroupHistory = defineRoute({
  id: "alert-rules.group-history",
  method: "GET",
  path: `${one}group-history/`,
  summary: "The issues a rule fired for, most often first",
  access: readAlerts,
  params: ofRule,
  query: z.object({ ...pageQuery, ...periodQuery }),
  responses: { 200: z.array(ruleGroupHistory) },
});

export const getRuleStats = defineRoute({
  id: "alert-rules.stats",
  method: "GET",
  path: `${one}stats/`,
  summary: "How often a rule fired in each hour of a period, two weeks at most",
  access: readAlerts,
  params: ofRule,
  query: z.object(periodQuery),
  responses: { 200: z.array(ruleStats) },
});

export const listRuleFirings = defineRoute({
  id: "alert-rules.firings",
  method: "GET",
  path: `${one}firings/`,
  summary: "Each time a rule fired, newest first, and what became of its actions",
  access: readAlerts,
  params: ofRule,
  query: z.object(pageQuery),
  responses: { 200: z.array(alertFiring) },
});

export const listIssueFirings = defineRoute({
  id: "issues.alert-firings",
  method: "GET",
  path: "/api/0/organizations/{organization}/issues/{issue}/alerts/",
  summary: "Each time a rule fired for an issue, newest first",
  access: readEvent,
  params: ofIssue,
  query: z.object(pageQuery),
  responses: { 200: z.array(alertFiring) },
});
