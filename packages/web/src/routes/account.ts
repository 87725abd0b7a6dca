import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { apiTokensQuery } from "../api/api-tokens.ts";
import { catchAllQuery } from "../api/catch-all.ts";
import { oneText } from "../url/search-params.ts";
import { account, optional } from "./parents.ts";

// The person's own pages.

const accountIndex = createRoute({
  getParentRoute: () => account,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/account/profile/" });
  },
});

const profile = createRoute({
  getParentRoute: () => account,
  path: "/profile",
  component: lazyRouteComponent(() => import("../pages/account/profile-page.tsx"), "ProfilePage"),
});

const security = createRoute({
  getParentRoute: () => account,
  path: "/security",
  component: lazyRouteComponent(() => import("../pages/account/security-page.tsx"), "SecurityPage"),
});

const notifications = createRoute({
  getParentRoute: () => account,
  path: "/notifications",
  component: lazyRouteComponent(
    () => import("../pages/account/notifications-page.tsx"),
    "NotificationsPage",
  ),
});

const tokens = createRoute({
  getParentRoute: () => account,
  path: "/tokens",
  loader: ({ context: { queries } }) => queries.ensureQueryData(apiTokensQuery),
  component: lazyRouteComponent(() => import("../pages/account/tokens-page.tsx"), "TokensPage"),
});

const oauthApplications = createRoute({
  getParentRoute: () => account,
  path: "/oauth-applications",
  component: lazyRouteComponent(
    () => import("../pages/account/oauth-applications-page.tsx"),
    "OauthApplicationsPage",
  ),
});

const oauthApplication = createRoute({
  getParentRoute: () => account,
  path: "/oauth-applications/$application",
  component: lazyRouteComponent(
    () => import("../pages/account/oauth-application-page.tsx"),
    "OauthApplicationPage",
  ),
});

const authorizedApplications = createRoute({
  getParentRoute: () => account,
  path: "/authorized-applications",
  component: lazyRouteComponent(
    () => import("../pages/account/authorized-applications-page.tsx"),
    "AuthorizedApplicationsPage",
  ),
});

const catchAll = createRoute({
  getParentRoute: () => account,
  path: "/catch-all",
  validateSearch: (raw): { cursor?: string } => optional("cursor", oneText(raw["cursor"])),
  loader: ({ context: { queries } }) => queries.ensureQueryData(catchAllQuery),
  component: lazyRouteComponent(
    () => import("../pages/catch-all/catch-all-page.tsx"),
    "CatchAllPage",
  ),
});

export const accountPages = account.addChildren([
  accountIndex,
  profile,
  security,
  notifications,
  tokens,
  catchAll,
  oauthApplications,
  oauthApplication,
  authorizedApplications,
]);
