import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { alertRuleQuery, ruleConfigurationQuery } from "../api/alert-rules.ts";
import { projectQuery, projectsQuery } from "../api/projects.ts";
import { oneText } from "../url/search-params.ts";
import { optional, organization } from "./parents.ts";

// Alerts: the rules of projects, one of them with its history, the editor.

const alerts = createRoute({
  getParentRoute: () => organization,
  path: "/alerts",
  validateSearch: (raw): { project?: string } => optional("project", oneText(raw["project"])),
  loader: ({ context: { queries }, params }) =>
    queries.ensureQueryData(projectsQuery(params.organization)),
  component: lazyRouteComponent(() => import("../pages/alerts/alerts-page.tsx"), "AlertsPage"),
});

const newRule = createRoute({
  getParentRoute: () => organization,
  path: "/alerts/issue/$project/new",
  loader: ({ context: { queries }, params }) =>
    Promise.all([
      queries.ensureQueryData(ruleConfigurationQuery(params)),
      queries.ensureQueryData(projectQuery(params.organization, params.project)),
    ]),
  component: lazyRouteComponent(() => import("../pages/alerts/new-rule-page.tsx"), "NewRulePage"),
});

const rule = createRoute({
  getParentRoute: () => organization,
  path: "/alerts/issue/$project/$rule",
  validateSearch: (raw): { cursor?: string } => optional("cursor", oneText(raw["cursor"])),
  loader: ({ context: { queries }, params }) =>
    queries.ensureQueryData(alertRuleQuery(params, params.rule)),
  component: lazyRouteComponent(() => import("../pages/alerts/rule-page.tsx"), "RulePage"),
});

const editRule = createRoute({
  getParentRoute: () => organization,
  path: "/alerts/issue/$project/$rule/edit",
  loader: ({ context: { queries }, params }) =>
    Promise.all([
      queries.ensureQueryData(alertRuleQuery(params, params.rule)),
      queries.ensureQueryData(ruleConfigurationQuery(params)),
      queries.ensureQueryData(projectQuery(params.organization, params.project)),
    ]),
  component: lazyRouteComponent(() => import("../pages/alerts/edit-rule-page.tsx"), "EditRulePage"),
});

export const alertPages = [alerts, newRule, rule, editRule] as const;
