import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { hootPopupQuery, hootQuery } from "../api/hoots.ts";
import { metricConfigurationQuery } from "../api/metric-alerts.ts";
import { sentryQuery } from "../api/sentries.ts";
import { parseStatusSearch } from "../pages/status/status-search.ts";
import { organization, signedIn } from "./parents.ts";

// Status: sentries, hoots, and what members see behind a badge.

const status = createRoute({
  getParentRoute: () => organization,
  path: "/status",
  validateSearch: parseStatusSearch,
  component: lazyRouteComponent(() => import("../pages/status/status-page.tsx"), "StatusPage"),
});

const newSentry = createRoute({
  getParentRoute: () => organization,
  path: "/status/new-sentry",
  component: lazyRouteComponent(
    () => import("../pages/status/new-sentry-page.tsx"),
    "NewSentryPage",
  ),
});

const sentry = createRoute({
  getParentRoute: () => organization,
  path: "/status/sentries/$sentry",
  loader: ({ context: { queries }, params }) =>
    queries.ensureQueryData(sentryQuery(params.organization, params.sentry)),
  component: lazyRouteComponent(() => import("../pages/status/sentry-page.tsx"), "SentryPage"),
});

const editSentry = createRoute({
  getParentRoute: () => organization,
  path: "/status/sentries/$sentry/edit",
  loader: ({ context: { queries }, params }) =>
    queries.ensureQueryData(sentryQuery(params.organization, params.sentry)),
  component: lazyRouteComponent(
    () => import("../pages/status/edit-sentry-page.tsx"),
    "EditSentryPage",
  ),
});

const newHoot = createRoute({
  getParentRoute: () => organization,
  path: "/status/new-hoot",
  loader: ({ context: { queries }, params }) =>
    queries.ensureQueryData(metricConfigurationQuery(params.organization)),
  component: lazyRouteComponent(() => import("../pages/status/new-hoot-page.tsx"), "NewHootPage"),
});

const hoot = createRoute({
  getParentRoute: () => organization,
  path: "/status/hoots/$hoot",
  loader: ({ context: { queries }, params }) =>
    queries.ensureQueryData(hootQuery(params.organization, params.hoot)),
  component: lazyRouteComponent(() => import("../pages/status/hoot-page.tsx"), "HootPage"),
});

const editHoot = createRoute({
  getParentRoute: () => organization,
  path: "/status/hoots/$hoot/edit",
  loader: ({ context: { queries }, params }) =>
    Promise.all([
      queries.ensureQueryData(hootQuery(params.organization, params.hoot)),
      queries.ensureQueryData(metricConfigurationQuery(params.organization)),
    ]),
  component: lazyRouteComponent(() => import("../pages/status/edit-hoot-page.tsx"), "EditHootPage"),
});

/** What the badge links to: its address has no organization, for who sees the badge knows none. */
export const popupPage = createRoute({
  getParentRoute: () => signedIn,
  path: "/hoots/$hoot",
  loader: ({ context: { queries }, params }) =>
    queries.ensureQueryData(hootPopupQuery(params.hoot)),
  component: lazyRouteComponent(() => import("../pages/status/popup-page.tsx"), "PopupPage"),
});

export const statusPages = [
  status,
  newSentry,
  sentry,
  editSentry,
  newHoot,
  hoot,
  editHoot,
] as const;
