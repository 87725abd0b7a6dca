import {
  listAlertRules,
  listDeliveries,
  listHoots,
  listIncidents,
  listIssues,
  listMetricAlerts,
  listOrganizationSentryApps,
  listSentries,
} from "@vedette/contract";
import type { Place } from "./place.ts";

/** A page that is pictured: what its picture is called, and its address. */
export interface PicturedPage {
  name: string;
  path: string;
  /** Seen by who is not signed in. */
  isPublic?: boolean;
}

/** Every page there is, with something on it. */
export async function picturedPages({ api, organization }: Place): Promise<PicturedPage[]> {
  const params = { organization };
  const home = `/organizations/${organization}`;
  const { body: issues } = await api.call(listIssues, { params, query: { query: "payment" } });
  const issue = issues[0]?.id ?? "1";
  const { body: apps } = await api.call(listOrganizationSentryApps, { params, query: {} });
  const app = apps.find(({ name }) => name === "On-call pager")?.slug ?? "";
  const { body: deliveries } = await api.call(listDeliveries, { params: { app }, query: {} });
  const { body: hoots } = await api.call(listHoots, { params, query: {} });
  const { body: sentries } = await api.call(listSentries, { params, query: {} });
  const project = "shop-api";
  const { body: rules } = await api.call(listAlertRules, { params: { organization, project } });
  const { body: metrics } = await api.call(listMetricAlerts, { params, query: {} });
  const { body: incidents } = await api.call(listIncidents, { params, query: { status: "open" } });
  const developer = `${home}/settings/developer/${app}`;
  const pages: [name: string, path: string][] = [
    ["issues", `${home}/issues/`],
    ["issue", `${home}/issues/${issue}/`],
    ["alerts", `${home}/alerts/?project=${project}`],
    ["alert-rule", `${home}/alerts/issue/${project}/${rules[0]?.id ?? ""}/`],
    ["alert-editor", `${home}/alerts/issue/${project}/new/`],
    ["metric-alerts", `${home}/alerts/metric/`],
    ["metric-alert", `${home}/alerts/metric/${metrics[0]?.id ?? ""}/`],
    ["metric-alert-editor", `${home}/alerts/metric/${metrics[0]?.id ?? ""}/edit/`],
    ["incident", `${home}/alerts/metric/incidents/${incidents[0]?.identifier ?? ""}/`],
    ["status", `${home}/status/`],
    ["hoot", `${home}/status/hoots/${hoots[0]?.uid ?? ""}/`],
    ["sentry", `${home}/status/sentries/${sentries[0]?.uid ?? ""}/`],
    ["hoot-popup", `/hoots/${hoots[0]?.uid ?? ""}/`],
    ["releases", `${home}/releases/`],
    ["monitors", `${home}/monitors/`],
    ["projects", `${home}/projects/`],
    ["project", `${home}/projects/shop-web/`],
    ["new-project", `${home}/new-project/`],
    ["project-privacy", `${home}/projects/shop-web/settings/privacy/`],
    ["service-hooks", `${home}/projects/shop-web/settings/hooks/`],
    ["integrations", `${home}/integrations/`],
    ["integration", `${home}/integrations/team-chat/`],
    ["developer-settings", `${home}/settings/developer/`],
    ["integration-settings", `${developer}/`],
    ["integration-permissions", `${developer}/permissions/`],
    ["integration-components", `${developer}/components/`],
    ["deliveries", `${developer}/deliveries/`],
    ["delivery", `${developer}/deliveries/${deliveries[0]?.id ?? ""}/`],
    ["dashboard", `${developer}/dashboard/`],
    ["members", `${home}/settings/members/`],
    ["teams", `${home}/settings/teams/`],
    ["service-accounts", `${home}/settings/service-accounts/`],
    ["audit-log", `${home}/settings/audit-log/`],
    ["account-tokens", "/account/tokens/"],
    ["catch-all", "/account/catch-all/"],
  ];
  return [
    ...pages.map(([name, path]) => ({ name, path })),
    { name: "sign-in", path: "/sign-in/", isPublic: true },
  ];
}
