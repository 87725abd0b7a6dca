import * as z from "zod";
import { project, projectSummary } from "../shapes/project.ts";
import { slug } from "../shapes/primitives.ts";
import { rateLimit } from "../shapes/project-key.ts";
import { pageQuery } from "../query.ts";
import { defineRoute, noBody } from "../route.ts";
import {
  adminProject,
  inOrganization,
  inProject,
  inTeam,
  readOrganization,
  readProject,
  writeProject,
} from "./params.ts";

const ofOrganization = "/api/0/organizations/{organization}/projects/";
const one = "/api/0/projects/{organization}/{project}/";

const newProject = z
  .object({
    name: z.string().trim().min(1).max(50),
    slug: slug.max(100).optional(),
    platform: z.string().max(64).nullable().optional(),
    default_rules: z.boolean().optional(),
  })
  .meta({ id: "ProjectCreate" });

export const listProjects = defineRoute({
  id: "projects.list",
  method: "GET",
  path: ofOrganization,
  summary: "The projects of an organization",
  access: readOrganization,
  params: inOrganization,
  query: z.object({ ...pageQuery, query: z.string().max(200).optional() }),
  responses: { 200: z.array(projectSummary) },
});

export const createProject = defineRoute({
  id: "projects.create",
  method: "POST",
  path: ofOrganization,
  summary: "Create a project with its first client key",
  access: writeProject,
  audit: "project.create",
  params: inOrganization,
  body: newProject,
  responses: { 201: projectSummary },
});

export const createTeamProject = defineRoute({
  id: "teams.projects.create",
  method: "POST",
  path: "/api/0/teams/{organization}/{team}/projects/",
  summary: "Create a project that belongs to a team",
  access: writeProject,
  audit: "project.create",
  params: inTeam,
  body: newProject,
  responses: { 201: projectSummary },
});

export const getProject = defineRoute({
  id: "projects.get",
  method: "GET",
  path: one,
  summary: "One project with its settings",
  access: readProject,
  params: inProject,
  responses: { 200: project },
});

export const updateProject = defineRoute({
  id: "projects.update",
  method: "PUT",
  path: one,
  summary: "Change a project's settings",
  access: writeProject,
  audit: "project.edit",
  params: inProject,
  body: z
    .object({
      name: z.string().trim().min(1).max(200),
      slug: slug.max(100),
      platform: z.string().max(64).nullable(),
      resolveAge: z.int().min(0).max(8760).nullable(),
      subjectPrefix: z.string().max(200),
      subjectTemplate: z.string().max(200),
      allowedDomains: z.array(z.string().max(255)).max(200),
      highlightTags: z.array(z.string().max(200)).max(100),
      rateLimit: rateLimit.nullable(),
      dataScrubber: z.boolean(),
      dataScrubberDefaults: z.boolean(),
      scrubIPAddresses: z.boolean(),
      sensitiveFields: z.array(z.string().min(1).max(200)).max(200),
      safeFields: z.array(z.string().min(1).max(200)).max(200),
      retentionDays: z.int().min(1).max(3650).nullable(),
      serviceHooks: z.boolean(),
    })
    .partial()
    .meta({ id: "ProjectUpdate" }),
  responses: { 200: project },
});

export const deleteProject = defineRoute({
  id: "projects.delete",
  method: "DELETE",
  path: one,
  summary: "Remove a project with everything it recorded",
  access: adminProject,
  audit: "project.remove",
  params: inProject,
  responses: { 204: noBody },
});
