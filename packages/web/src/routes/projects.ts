import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { deliveryQuery } from "../api/deliveries.ts";
import { projectKeysQuery, projectQuery, projectsQuery } from "../api/projects.ts";
import { serviceHookQuery } from "../api/service-hooks.ts";
import { oneText } from "../url/search-params.ts";
import { optional, organization } from "./parents.ts";

// Projects: the list, a new one, one of them with its keys and first steps, its settings.

const projects = createRoute({
  getParentRoute: () => organization,
  path: "/projects",
  loader: ({ context: { queries }, params }) =>
    queries.ensureQueryData(projectsQuery(params.organization)),
  component: lazyRouteComponent(
    () => import("../pages/projects/projects-page.tsx"),
    "ProjectsPage",
  ),
});

const newProject = createRoute({
  getParentRoute: () => organization,
  path: "/new-project",
  component: lazyRouteComponent(
    () => import("../pages/projects/new-project-page.tsx"),
    "NewProjectPage",
  ),
});

const project = createRoute({
  getParentRoute: () => organization,
  path: "/projects/$project",
  loader: ({ context: { queries }, params }) =>
    Promise.all([
      queries.ensureQueryData(projectQuery(params.organization, params.project)),
      queries.ensureQueryData(projectKeysQuery(params.organization, params.project)),
    ]),
  component: lazyRouteComponent(() => import("../pages/project/project-page.tsx"), "ProjectPage"),
});

const settings = createRoute({
  getParentRoute: () => organization,
  path: "/projects/$project/settings",
  loader: ({ context: { queries }, params }) =>
    queries.ensureQueryData(projectQuery(params.organization, params.project)),
  component: lazyRouteComponent(
    () => import("../components/settings/project-settings.tsx"),
    "ProjectSettings",
  ),
});

const settingsIndex = createRoute({
  getParentRoute: () => settings,
  path: "/",
  beforeLoad: ({ params }) => {
    const to = "/organizations/$organization/projects/$project/settings/general/";
    throw redirect({ to, params });
  },
});

const general = createRoute({
  getParentRoute: () => settings,
  path: "/general",
  component: lazyRouteComponent(
    () => import("../pages/project-settings/general-page.tsx"),
    "ProjectGeneralPage",
  ),
});

const privacy = createRoute({
  getParentRoute: () => settings,
  path: "/privacy",
  component: lazyRouteComponent(
    () => import("../pages/project-settings/privacy-page.tsx"),
    "ProjectPrivacyPage",
  ),
});

const teams = createRoute({
  getParentRoute: () => settings,
  path: "/teams",
  component: lazyRouteComponent(
    () => import("../pages/project-settings/teams-page.tsx"),
    "ProjectTeamsPage",
  ),
});

const hooks = createRoute({
  getParentRoute: () => settings,
  path: "/hooks",
  component: lazyRouteComponent(
    () => import("../pages/project-settings/hooks-page.tsx"),
    "ServiceHooksPage",
  ),
});

const hook = createRoute({
  getParentRoute: () => settings,
  path: "/hooks/$hook",
  validateSearch: (raw): { cursor?: string } => optional("cursor", oneText(raw["cursor"])),
  loader: ({ context: { queries }, params }) => queries.ensureQueryData(serviceHookQuery(params)),
  component: lazyRouteComponent(
    () => import("../pages/project-settings/hook-page.tsx"),
    "ServiceHookPage",
  ),
});

const hookDelivery = createRoute({
  getParentRoute: () => settings,
  path: "/hooks/$hook/deliveries/$delivery",
  loader: ({ context: { queries }, params }) =>
    queries.ensureQueryData(deliveryQuery(params.delivery)),
  component: lazyRouteComponent(
    () => import("../pages/project-settings/hook-delivery-page.tsx"),
    "HookDeliveryPage",
  ),
});

export const projectPages = [
  projects,
  newProject,
  project,
  settings.addChildren([settingsIndex, general, privacy, teams, hooks, hook, hookDelivery]),
] as const;
