import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { consentQuery } from "../api/integrations.ts";
import { oneText } from "../url/search-params.ts";
import { optional, organization } from "./parents.ts";

// Integrations: the directory, and one of them with its consent.

const integrations = createRoute({
  getParentRoute: () => organization,
  path: "/integrations",
  validateSearch: (raw): { cursor?: string } => optional("cursor", oneText(raw["cursor"])),
  component: lazyRouteComponent(
    () => import("../pages/integrations/integrations-page.tsx"),
    "IntegrationsPage",
  ),
});

const integration = createRoute({
  getParentRoute: () => organization,
  path: "/integrations/$app",
  loader: ({ context: { queries }, params }) =>
    queries.ensureQueryData(consentQuery(params.organization, params.app)),
  component: lazyRouteComponent(
    () => import("../pages/integrations/integration-page.tsx"),
    "IntegrationPage",
  ),
});

export const integrationPages = [integrations, integration] as const;
