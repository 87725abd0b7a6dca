import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { releaseQuery } from "../api/releases.ts";
import { parseReleasesSearch } from "../pages/releases/releases-search.ts";
import { organization } from "./parents.ts";

// Releases: the list, and one of them.

const releases = createRoute({
  getParentRoute: () => organization,
  path: "/releases",
  validateSearch: parseReleasesSearch,
  component: lazyRouteComponent(
    () => import("../pages/releases/releases-page.tsx"),
    "ReleasesPage",
  ),
});

const release = createRoute({
  getParentRoute: () => organization,
  path: "/releases/$version",
  loader: ({ context: { queries }, params }) =>
    queries.ensureQueryData(releaseQuery(params.organization, params.version)),
  component: lazyRouteComponent(() => import("../pages/releases/release-page.tsx"), "ReleasePage"),
});

export const releasePages = [releases, release] as const;
