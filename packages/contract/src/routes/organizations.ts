import * as z from "zod";
import { organization, organizationSummary, role } from "../shapes/organization.ts";
import { slug } from "../shapes/primitives.ts";
import { rateLimit } from "../shapes/project-key.ts";
import { pageQuery, queryFlag } from "../query.ts";
import { defineRoute, noBody, noParams } from "../route.ts";
import {
  adminOrganization,
  inOrganization,
  readOrganization,
  writeOrganization,
} from "./params.ts";

const collection = "/api/0/organizations/";
const one = "/api/0/organizations/{organization}/";

const fields = {
  name: z.string().trim().min(1).max(64),
  slug: slug.max(50),
  defaultRole: role,
  openMembership: z.boolean(),
  require2FA: z.boolean(),
  allowMemberInvite: z.boolean(),
  isEarlyAdopter: z.boolean(),
  rateLimit: rateLimit.nullable(),
};

export const listOrganizations = defineRoute({
  id: "organizations.list",
  method: "GET",
  path: collection,
  summary: "The organizations the caller belongs to",
  access: readOrganization,
  params: noParams,
  query: z.object({
    ...pageQuery,
    owner: queryFlag().optional(),
    query: z.string().max(200).optional(),
    sortBy: z.enum(["members", "projects"]).optional(),
  }),
  responses: { 200: z.array(organizationSummary) },
});

export const createOrganization = defineRoute({
  id: "organizations.create",
  method: "POST",
  path: collection,
  summary: "Create an organization, owned by the calling user",
  access: writeOrganization,
  audit: "org.create",
  params: noParams,
  body: z.object({ name: fields.name, slug: fields.slug.optional() }),
  responses: { 201: organization },
});

export const getOrganization = defineRoute({
  id: "organizations.get",
  method: "GET",
  path: one,
  summary: "One organization, with its teams and projects unless detailed=0",
  access: readOrganization,
  params: inOrganization,
  query: z.object({ detailed: queryFlag().optional() }),
  responses: { 200: organization },
});

export const updateOrganization = defineRoute({
  id: "organizations.update",
  method: "PUT",
  path: one,
  summary: "Change an organization's name, slug or policies",
  access: writeOrganization,
  audit: "org.edit",
  params: inOrganization,
  body: z.object(fields).partial(),
  responses: { 200: organization },
});

export const deleteOrganization = defineRoute({
  id: "organizations.delete",
  method: "DELETE",
  path: one,
  summary: "Remove an organization with everything in it; it is gone at once, its records follow",
  access: adminOrganization,
  audit: "org.remove",
  params: inOrganization,
  responses: { 202: noBody },
});
