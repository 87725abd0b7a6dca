import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { organizationAppsQuery, sentryAppQuery } from "../api/sentry-apps.ts";
import { settings } from "./parents.ts";

// Developer settings: the integrations an organization makes.

const integrations = createRoute({
  getParentRoute: () => settings,
  path: "/developer",
  loader: ({ context: { queries }, params }) =>
    queries.ensureQueryData(organizationAppsQuery(params.organization)),
  component: lazyRouteComponent(
    () => import("../pages/developer/integrations-page.tsx"),
    "IntegrationsPage",
  ),
});

const newIntegration = createRoute({
  getParentRoute: () => settings,
  path: "/new-integration",
  component: lazyRouteComponent(
    () => import("../pages/developer/new-integration-page.tsx"),
    "NewIntegrationPage",
  ),
});

const integration = createRoute({
  getParentRoute: () => settings,
  path: "/developer/$app",
  loader: ({ context: { queries }, params }) => queries.ensureQueryData(sentryAppQuery(params.app)),
  component: lazyRouteComponent(
    () => import("../pages/developer/integration-page.tsx"),
    "IntegrationPage",
  ),
});

export const developerPages = [integrations, newIntegration, integration] as const;
