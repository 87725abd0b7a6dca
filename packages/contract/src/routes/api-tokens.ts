import * as z from "zod";
import { apiToken, newApiToken, scope } from "../shapes/api-token.ts";
import { defineRoute, noBody, noParams } from "../route.ts";

const path = "/api/0/api-tokens/";
const access = { kind: "session" } as const;
const audit = { none: "a personal token belongs to its owner, not to an organization" } as const;

export const listApiTokens = defineRoute({
  id: "api-tokens.list",
  method: "GET",
  path,
  summary: "The caller's own tokens, without their values",
  access,
  params: noParams,
  responses: { 200: z.array(apiToken) },
});

export const createApiToken = defineRoute({
  id: "api-tokens.create",
  method: "POST",
  path,
  summary: "Make a personal token; its value is shown this once",
  access,
  audit,
  params: noParams,
  body: z.object({
    name: z.string().trim().max(255).nullable().optional(),
    scopes: z.array(scope).min(1, "This list may not be empty."),
  }),
  responses: { 201: newApiToken },
});

export const deleteApiToken = defineRoute({
  id: "api-tokens.delete",
  method: "DELETE",
  path,
  summary: "Revoke a personal token at once",
  access,
  audit,
  params: noParams,
  body: z.object({ tokenId: z.union([z.string(), z.int().transform(String)]) }),
  responses: { 204: noBody },
});
