import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { hasStatus } from "../api/errors.ts";
import { organizationQuery } from "../api/organizations.ts";
import { ownAppQuery } from "../api/sentry-apps.ts";
import { meQuery } from "../api/session.ts";
import { Shell } from "../components/shell/shell.tsx";

// What every page stands under: the root, the signed-in person, the organization, settings.

export const root = createRootRouteWithContext<{ queries: QueryClient }>()();

export const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  beforeLoad: ({ context: { queries }, location }) => requireSession(queries, location.href),
  component: Shell,
});

export const organization = createRoute({
  getParentRoute: () => signedIn,
  path: "/organizations/$organization",
  loader: ({ context: { queries }, params }) =>
    queries.ensureQueryData(organizationQuery(params.organization)),
});

export const settings = createRoute({
  getParentRoute: () => organization,
  path: "/settings",
  component: lazyRouteComponent(
    () => import("../components/settings/organization-settings.tsx"),
    "OrganizationSettings",
  ),
});

/** One integration in the developer settings, under its tabs. */
export const developerApp = createRoute({
  getParentRoute: () => settings,
  path: "/developer/$app",
  loader: ({ context: { queries }, params }) =>
    queries.ensureQueryData(ownAppQuery(params.organization, params.app)),
  component: lazyRouteComponent(
    () => import("../pages/developer/integration-layout.tsx"),
    "IntegrationLayout",
  ),
});

export const account = createRoute({
  getParentRoute: () => signedIn,
  path: "/account",
  component: lazyRouteComponent(
    () => import("../components/settings/account-settings.tsx"),
    "AccountSettings",
  ),
});

/** Without a session, to the sign-in page and from there back. */
export async function requireSession(queries: QueryClient, next: string): Promise<void> {
  try {
    await queries.ensureQueryData(meQuery);
  } catch (error) {
    if (!hasStatus(error, 401)) throw error;
    throw redirect({ to: "/sign-in/", search: next === "/" ? {} : { next } });
  }
}

/** A parameter of the address, or nothing where it is not there. */
export function optional<Name extends string>(name: Name, value: string | undefined) {
  return (value === undefined ? {} : { [name]: value }) as { [name in Name]?: string };
}
