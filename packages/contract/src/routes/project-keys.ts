import * as z from "zod";
import { projectKey, rateLimit } from "../shapes/project-key.ts";
import { jsonObject } from "../shapes/primitives.ts";
import { pageQuery } from "../query.ts";
import { defineRoute, noBody } from "../route.ts";
import { adminProject, inProject, readProject, segment, writeProject } from "./params.ts";

const collection = "/api/0/projects/{organization}/{project}/keys/";
const one = "/api/0/projects/{organization}/{project}/keys/{key}/";
const ofKey = z.object({ organization: segment, project: segment, key: segment });

const fields = {
  name: z.string().trim().max(64).nullable().optional(),
  rateLimit: rateLimit.nullable().optional(),
};

export const listProjectKeys = defineRoute({
  id: "project-keys.list",
  method: "GET",
  path: collection,
  summary: "The client keys of a project",
  access: readProject,
  params: inProject,
  query: z.object({ ...pageQuery, status: z.enum(["active", "inactive"]).optional() }),
  responses: { 200: z.array(projectKey) },
});

export const createProjectKey = defineRoute({
  id: "project-keys.create",
  method: "POST",
  path: collection,
  summary: "Make another client key",
  access: writeProject,
  audit: "projectkey.create",
  params: inProject,
  body: z.object(fields),
  responses: { 201: projectKey },
});

export const getProjectKey = defineRoute({
  id: "project-keys.get",
  method: "GET",
  path: one,
  summary: "One client key",
  access: readProject,
  params: ofKey,
  responses: { 200: projectKey },
});

export const updateProjectKey = defineRoute({
  id: "project-keys.update",
  method: "PUT",
  path: one,
  summary: "Rename, switch or limit a client key",
  access: writeProject,
  audit: "projectkey.edit",
  params: ofKey,
  body: z.object({
    ...fields,
    isActive: z.boolean().optional(),
    browserSdkVersion: z.string().max(20).optional(),
    dynamicSdkLoaderOptions: jsonObject.optional(),
  }),
  responses: { 200: projectKey },
});

export const deleteProjectKey = defineRoute({
  id: "project-keys.delete",
  method: "DELETE",
  path: one,
  summary: "Remove a client key; what reports with it is refused from then on",
  access: adminProject,
  audit: "projectkey.remove",
  params: ofKey,
  responses: { 204: noBody },
});
