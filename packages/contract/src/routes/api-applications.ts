import * as z from "zod";
import { apiApplication, apiAuthorization } from "../shapes/oauth.ts";
import { defineRoute, noBody, noParams } from "../route.ts";
import { segment } from "./params.ts";

const applications = "/api/0/api-applications/";
const one = `${applications}{application}/`;
const authorizations = "/api/0/api-authorizations/";
const access = { kind: "session" } as const;
const audit = { none: "an application belongs to a person, not to an organization" } as const;

const url = z
  .string()
  .max(512)
  .regex(/^(https?:\/\/.+)?$/, "URL must start with http[s]://");

const fields = {
  name: z.string().trim().min(1).max(64).optional(),
  redirectUris: z.array(z.string().max(512)).max(20).optional(),
  allowedOrigins: z.array(z.string().max(255)).max(20).optional(),
  homepageUrl: url.nullable().optional(),
  privacyUrl: url.nullable().optional(),
  termsUrl: url.nullable().optional(),
};

const params = z.object({ application: segment });

export const listApiApplications = defineRoute({
  id: "api-applications.list",
  method: "GET",
  path: applications,
  summary: "The caller's own OAuth applications",
  access,
  params: noParams,
  responses: { 200: z.array(apiApplication) },
});

export const createApiApplication = defineRoute({
  id: "api-applications.create",
  method: "POST",
  path: applications,
  summary: "Register an OAuth application; its secret is shown this once",
  access,
  audit,
  params: noParams,
  body: z.object({ ...fields, isPublic: z.boolean().optional() }).optional(),
  responses: { 201: apiApplication },
});

export const getApiApplication = defineRoute({
  id: "api-applications.get",
  method: "GET",
  path: one,
  summary: "One of the caller's OAuth applications, by its client id",
  access,
  params,
  responses: { 200: apiApplication },
});

export const updateApiApplication = defineRoute({
  id: "api-applications.update",
  method: "PUT",
  path: one,
  summary: "Change an OAuth application",
  access,
  audit,
  params,
  body: z.object(fields),
  responses: { 200: apiApplication },
});

export const deleteApiApplication = defineRoute({
  id: "api-applications.delete",
  method: "DELETE",
  path: one,
  summary: "Remove an OAuth application; all its tokens are dead at once",
  access,
  audit,
  params,
  responses: { 204: noBody },
});

export const rotateApiApplicationSecret = defineRoute({
  id: "api-applications.rotate-secret",
  method: "POST",
  path: `${one}rotate-secret/`,
  summary: "Replace an OAuth application's secret; the old one stops working at once",
  access,
  audit,
  params,
  responses: { 200: z.object({ clientSecret: z.string() }) },
});

export const listApiAuthorizations = defineRoute({
  id: "api-authorizations.list",
  method: "GET",
  path: authorizations,
  summary: "The applications that the caller lets act as them",
  access,
  params: noParams,
  responses: { 200: z.array(apiAuthorization) },
});

export const deleteApiAuthorization = defineRoute({
  id: "api-authorizations.delete",
  method: "DELETE",
  path: authorizations,
  summary: "Let an application act as the caller no more; its tokens are dead at once",
  access,
  audit,
  params: noParams,
  body: z.object({ authorization: z.union([z.string(), z.int().transform(String)]) }),
  responses: { 204: noBody },
});
