import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { deliveryQuery } from "../api/deliveries.ts";
import { organizationAppsQuery } from "../api/sentry-apps.ts";
import { parseDeliverySearch } from "../pages/developer/deliveries/delivery-search.ts";
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

const deliveries = createRoute({
  getParentRoute: () => developerApp,
  path: "/deliveries",
  validateSearch: parseDeliverySearch,
  component: lazyRouteComponent(
    () => import("../pages/developer/deliveries/deliveries-page.tsx"),
    "DeliveriesPage",
  ),
});

const delivery = createRoute({
  getParentRoute: () => developerApp,
  path: "/deliveries/$delivery",
  loader: ({ context: { queries }, params }) =>
    queries.ensureQueryData(deliveryQuery(params.delivery)),
  component: lazyRouteComponent(
    () => import("../pages/developer/deliveries/delivery-page.tsx"),
    "DeliveryPage",
  ),
});

const dashboard = createRoute({
  getParentRoute: () => developerApp,
  path: "/dashboard",
  component: lazyRouteComponent(
    () => import("../pages/developer/deliveries/dashboard-page.tsx"),
    "DashboardPage",
  ),
});

export const developerPages = [
  integrations,
  newIntegration,
  developerApp.addChildren([
    about,
    permissions,
    components,
    credentials,
    publish,
    deliveries,
    delivery,
    dashboard,
  ]),
] as const;
