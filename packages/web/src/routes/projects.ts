import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { projectKeysQuery, projectQuery, projectsQuery } from "../api/projects.ts";
import { organization } from "./parents.ts";

// Projects: the list, a new one, one of them with its keys and first steps.

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

export const projectPages = [projects, newProject, project] as const;
