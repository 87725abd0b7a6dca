import * as z from "zod";
import { newOrgAuthToken, orgAuthToken } from "../shapes/org-auth-token.ts";
import { defineRoute, noBody } from "../route.ts";
import { inOrganization, readOrganization, segment, writeOrganization } from "./params.ts";

const path = "/api/0/organizations/{organization}/org-auth-tokens/";
const one = `${path}{orgToken}/` as const;
const params = z.object({ organization: segment, orgToken: segment });
const body = z.object({ name: z.string().trim().min(1).max(255) });

export const listOrgAuthTokens = defineRoute({
  id: "org-auth-tokens.list",
  method: "GET",
  path,
  summary: "The tokens of an organization, without their values",
  access: readOrganization,
  params: inOrganization,
  responses: { 200: z.array(orgAuthToken) },
});

export const createOrgAuthToken = defineRoute({
  id: "org-auth-tokens.create",
  method: "POST",
  path,
  summary: "Make a token for build servers; its value is shown this once",
  access: writeOrganization,
  audit: "org-auth-token.create",
  params: inOrganization,
  body,
  responses: { 201: newOrgAuthToken },
});

export const getOrgAuthToken = defineRoute({
  id: "org-auth-tokens.get",
  method: "GET",
  path: one,
  summary: "One token of an organization",
  access: readOrganization,
  params,
  responses: { 200: orgAuthToken },
});

export const updateOrgAuthToken = defineRoute({
  id: "org-auth-tokens.update",
  method: "PUT",
  path: one,
  summary: "Give a token of an organization another name",
  access: writeOrganization,
  audit: "org-auth-token.edit",
  params,
  body,
  responses: { 204: noBody },
});

export const deleteOrgAuthToken = defineRoute({
  id: "org-auth-tokens.delete",
  method: "DELETE",
  path: one,
  summary: "Revoke a token of an organization at once",
  access: writeOrganization,
  audit: "org-auth-token.remove",
  params,
  responses: { 204: noBody },
});
