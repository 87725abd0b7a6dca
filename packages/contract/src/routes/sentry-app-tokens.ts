import * as z from "zod";
import { apiToken, newApiToken } from "../shapes/api-token.ts";
import { defineRoute, noBody } from "../route.ts";
import { ofApp, segment, writeOrganization } from "./params.ts";

const path = "/api/0/sentry-apps/{app}/api-tokens/";

/** A session only: a token must not be able to list or breed tokens. The handler checks the role. */
export const listSentryAppTokens = defineRoute({
  id: "sentry-apps.api-tokens.list",
  method: "GET",
  path,
  summary: "The tokens of an internal app, without their values",
  access: { kind: "session" },
  params: ofApp,
  responses: { 200: z.array(apiToken) },
});

export const createSentryAppToken = defineRoute({
  id: "sentry-apps.api-tokens.create",
  method: "POST",
  path,
  summary: "Make another token for an internal app; its value is shown this once",
  access: { kind: "session" },
  audit: "internal-integration.add-token",
  params: ofApp,
  body: z.object({ name: z.string().trim().max(255).nullable().optional() }).optional(),
  responses: { 201: newApiToken },
});

export const deleteSentryAppToken = defineRoute({
  id: "sentry-apps.api-tokens.delete",
  method: "DELETE",
  path: `${path}{token}/`,
  summary: "Revoke a token of an internal app at once",
  access: writeOrganization,
  audit: "internal-integration.remove-token",
  params: z.object({ app: segment, token: segment }),
  responses: { 204: noBody },
});
