import * as z from "zod";
import { environment, projectEnvironment } from "../shapes/environment.ts";
import { defineRoute } from "../route.ts";
import {
  inOrganization,
  inProject,
  readOrganization,
  readProject,
  segment,
  writeProject,
} from "./params.ts";

const ofProject = "/api/0/projects/{organization}/{project}/environments/";
const one = "/api/0/projects/{organization}/{project}/environments/{environment}/";
const ofEnvironment = z.object({ organization: segment, project: segment, environment: segment });
const audit = { none: "it only changes what lists show, and is undone by the same call" } as const;

/** Left out: visible. */
const query = z.object({ visibility: z.enum(["visible", "hidden", "all"]).optional() });

export const listEnvironments = defineRoute({
  id: "environments.list",
  method: "GET",
  path: "/api/0/organizations/{organization}/environments/",
  summary: "The environments that the projects of an organization report from",
  access: readOrganization,
  params: inOrganization,
  query,
  responses: { 200: z.array(environment) },
});

export const listProjectEnvironments = defineRoute({
  id: "projects.environments.list",
  method: "GET",
  path: ofProject,
  summary: "The environments that a project reports from",
  access: readProject,
  params: inProject,
  query,
  responses: { 200: z.array(projectEnvironment) },
});

export const updateProjectEnvironments = defineRoute({
  id: "projects.environments.bulk-update",
  method: "PUT",
  path: ofProject,
  summary: "Hide or show several environments of a project",
  access: writeProject,
  audit,
  params: inProject,
  body: z.object({
    environmentNames: z.array(z.string().max(64)).max(1000),
    isHidden: z.boolean(),
  }),
  responses: { 200: z.array(projectEnvironment) },
});

export const getProjectEnvironment = defineRoute({
  id: "projects.environments.get",
  method: "GET",
  path: one,
  summary: "One environment of a project, by its name",
  access: readProject,
  params: ofEnvironment,
  responses: { 200: projectEnvironment },
});

export const updateProjectEnvironment = defineRoute({
  id: "projects.environments.update",
  method: "PUT",
  path: one,
  summary: "Hide an environment of a project from lists, or show it again",
  access: writeProject,
  audit,
  params: ofEnvironment,
  body: z.object({ isHidden: z.boolean() }),
  responses: { 200: projectEnvironment },
});
