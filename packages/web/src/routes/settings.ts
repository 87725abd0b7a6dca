import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { AUDIT_EVENTS, type AuditEvent } from "@vedette/contract";
import { oneText } from "../url/search-params.ts";
import { developerPages } from "./developer.ts";
import { optional, settings } from "./parents.ts";

// The settings of an organization, beside their list.

const settingsIndex = createRoute({
  getParentRoute: () => settings,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/organizations/$organization/settings/general/", params });
  },
});

const general = createRoute({
  getParentRoute: () => settings,
  path: "/general",
  component: lazyRouteComponent(() => import("../pages/settings/general-page.tsx"), "GeneralPage"),
});

const members = createRoute({
  getParentRoute: () => settings,
  path: "/members",
  validateSearch: (raw): { query?: string; cursor?: string } => ({
    ...optional("query", oneText(raw["query"])),
    ...optional("cursor", oneText(raw["cursor"])),
  }),
  component: lazyRouteComponent(() => import("../pages/settings/members-page.tsx"), "MembersPage"),
});

const teams = createRoute({
  getParentRoute: () => settings,
  path: "/teams",
  component: lazyRouteComponent(() => import("../pages/settings/teams-page.tsx"), "TeamsPage"),
});

const team = createRoute({
  getParentRoute: () => settings,
  path: "/teams/$team",
  component: lazyRouteComponent(() => import("../pages/settings/team-page.tsx"), "TeamPage"),
});

const serviceAccounts = createRoute({
  getParentRoute: () => settings,
  path: "/service-accounts",
  component: lazyRouteComponent(
    () => import("../pages/settings/service-accounts-page.tsx"),
    "ServiceAccountsPage",
  ),
});

const tokens = createRoute({
  getParentRoute: () => settings,
  path: "/tokens",
  component: lazyRouteComponent(
    () => import("../pages/settings/tokens-page.tsx"),
    "OrganizationTokensPage",
  ),
});

const auditLog = createRoute({
  getParentRoute: () => settings,
  path: "/audit-log",
  validateSearch: (raw): { event?: AuditEvent; cursor?: string } => {
    const event = AUDIT_EVENTS.find((one) => one === oneText(raw["event"]));
    return { ...(event && { event }), ...optional("cursor", oneText(raw["cursor"])) };
  },
  component: lazyRouteComponent(
    () => import("../pages/settings/audit-log-page.tsx"),
    "AuditLogPage",
  ),
});

export const settingsPages = settings.addChildren([
  settingsIndex,
  general,
  members,
  teams,
  team,
  serviceAccounts,
  tokens,
  auditLog,
  ...developerPages,
]);
