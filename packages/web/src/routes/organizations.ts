import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { signedIn } from "./parents.ts";

// Organizations themselves: so far, a new one.

const newOrganization = createRoute({
  getParentRoute: () => signedIn,
  path: "/new-organization",
  component: lazyRouteComponent(
    () => import("../pages/organizations/new-organization-page.tsx"),
    "NewOrganizationPage",
  ),
});

export const organizationsPages = [newOrganization] as const;
