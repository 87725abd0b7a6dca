import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { organizationAppsQuery } from "../api/sentry-apps.ts";
import { oneText } from "../url/search-params.ts";
import { developerApp, optional, settings } from "./parents.ts";

// Developer settings: the integrations an organization makes.

const integrations = createRoute({
  getParentRoute: () => settings,
  path: "/developer",
  validateSearch: (raw): { cursor?: string } => optional("cursor", oneText(raw["cursor"])),
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries }, params, deps }) =>
    queries.ensureQueryData(organizationAppsQuery(params.organization, deps.cursor)),
  component: lazyRouteComponent(
    () => import("../pages/developer/integrations-page.tsx"),
    "IntegrationsPage",
  ),
});

const newIntegration = createRoute({
  getParentRoute: () => settings,
  path: "/new-integration",
  validateSearch: (raw): { kind?: "public" } =>
    oneText(raw["kind"]) === "public" ? { kind: "public" } : {},
  component: lazyRouteComponent(
    () => import("../pages/developer/new-integration-page.tsx"),
    "NewIntegrationPage",
  ),
});

const about = createRoute({
  getParentRoute: () => developerApp,
  path: "/",
  component: lazyRouteComponent(() => import("../pages/developer/about-page.tsx"), "AboutPage"),
});

const permissions = createRoute({
  getParentRoute: () => developerApp,
  path: "/permissions",
  component: lazyRouteComponent(
    () => import("../pages/developer/permissions-page.tsx"),
    "PermissionsPage",
  ),
});

const components = createRoute({
  getParentRoute: () => developerApp,
  path: "/components",
  component: lazyRouteComponent(
    () => import("../pages/developer/components/components-page.tsx"),
    "ComponentsPage",
  ),
});

const credentials = createRoute({
  getParentRoute: () => developerApp,
  path: "/credentials",
  component: lazyRouteComponent(
    () => import("../pages/developer/credentials-page.tsx"),
    "CredentialsPage",
  ),
});

const publish = createRoute({
  getParentRoute: () => developerApp,
  path: "/publish",
  component: lazyRouteComponent(
    () => import("../pages/developer/publish/publish-page.tsx"),
    "PublishPage",
  ),
});

export const developerPages = [
  integrations,
  newIntegration,
  developerApp.addChildren([about, permissions, components, credentials, publish]),
] as const;
