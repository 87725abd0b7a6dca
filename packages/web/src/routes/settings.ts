import { createRoute, redirect } from "@tanstack/react-router";
import { developerPages } from "./developer.ts";
import { settings } from "./parents.ts";

// The settings of an organization, beside their list.

const settingsIndex = createRoute({
  getParentRoute: () => settings,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/organizations/$organization/settings/developer/", params });
  },
});

export const settingsPages = settings.addChildren([settingsIndex, ...developerPages]);
