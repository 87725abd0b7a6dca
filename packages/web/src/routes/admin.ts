import { createRoute, lazyRouteComponent, notFound, redirect } from "@tanstack/react-router";
import type { InstanceMail } from "@vedette/contract";
import { meQuery } from "../api/session.ts";
import { toMailState } from "../pages/admin/mail-states.ts";
import { oneText } from "../url/search-params.ts";
import { optional, signedIn } from "./parents.ts";

// The pages of who looks after the instance; for everybody else there are none.

const admin = createRoute({
  getParentRoute: () => signedIn,
  path: "/admin",
  beforeLoad: async ({ context: { queries } }) => {
    const me = await queries.ensureQueryData(meQuery);
    if (!me.isSuperuser) throw notFound();
  },
  component: lazyRouteComponent(
    () => import("../components/settings/admin-settings.tsx"),
    "AdminSettings",
  ),
});

const adminIndex = createRoute({
  getParentRoute: () => admin,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/admin/overview/" });
  },
});

const overview = createRoute({
  getParentRoute: () => admin,
  path: "/overview",
  component: lazyRouteComponent(() => import("../pages/admin/overview-page.tsx"), "OverviewPage"),
});

const readSearch = (raw: { [name: string]: unknown }): { query?: string; cursor?: string } => ({
  ...optional("query", oneText(raw["query"])),
  ...optional("cursor", oneText(raw["cursor"])),
});

const users = createRoute({
  getParentRoute: () => admin,
  path: "/users",
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import("../pages/admin/users-page.tsx"), "UsersPage"),
});

const organizations = createRoute({
  getParentRoute: () => admin,
  path: "/organizations",
  validateSearch: readSearch,
  component: lazyRouteComponent(
    () => import("../pages/admin/organizations-page.tsx"),
    "OrganizationsPage",
  ),
});

const mail = createRoute({
  getParentRoute: () => admin,
  path: "/mail",
  validateSearch: (raw): { status?: InstanceMail["status"]; cursor?: string } => {
    const status = toMailState(oneText(raw["status"]));
    return { ...(status && { status }), ...optional("cursor", oneText(raw["cursor"])) };
  },
  component: lazyRouteComponent(() => import("../pages/admin/mail-page.tsx"), "MailPage"),
});

export const adminPages = admin.addChildren([adminIndex, overview, users, organizations, mail]);
