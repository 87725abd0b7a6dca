import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { organizationsQuery } from "../api/organizations.ts";
import { setupQuery } from "../api/setup.ts";
import { chooseOrganization } from "../components/shell/last-organization.ts";
import { NoOrganizationPage } from "../pages/no-organization-page.tsx";
import { oneText } from "../url/search-params.ts";
import { optional, requireSession, root } from "./parents.ts";

// How one comes in: the first address, setting up, signing in, an invitation.

const first = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: async ({ context: { queries } }) => {
    await requireSession(queries, "/");
    const organizations = await queries.ensureQueryData(organizationsQuery);
    const organization = chooseOrganization(organizations)?.slug;
    if (organization !== undefined) {
      throw redirect({ to: "/organizations/$organization/issues/", params: { organization } });
    }
  },
  component: NoOrganizationPage,
});

const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  validateSearch: (raw): { token?: string } => optional("token", oneText(raw["token"])),
  component: lazyRouteComponent(() => import("../pages/setup/setup-page.tsx"), "SetupPage"),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (raw): { next?: string } => optional("next", oneText(raw["next"])),
  beforeLoad: async ({ context: { queries } }) => {
    const state = await queries.fetchQuery(setupQuery).catch(() => undefined);
    if (state?.needed === true) throw redirect({ to: "/setup/" });
  },
  component: lazyRouteComponent(() => import("../pages/sign-in/sign-in-page.tsx"), "SignInPage"),
});

const acceptInvitation = createRoute({
  getParentRoute: () => root,
  path: "/accept/$invitedTo/$invitation/$secret",
  component: lazyRouteComponent(() => import("../pages/accept/accept-page.tsx"), "AcceptPage"),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: "/forgot-password",
  component: lazyRouteComponent(
    () => import("../pages/sign-in/forgot-password-page.tsx"),
    "ForgotPasswordPage",
  ),
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: "/reset-password/$token",
  component: lazyRouteComponent(
    () => import("../pages/sign-in/reset-password-page.tsx"),
    "ResetPasswordPage",
  ),
});

export const entryPages = [
  first,
  setup,
  signIn,
  forgotPassword,
  resetPassword,
  acceptInvitation,
] as const;
