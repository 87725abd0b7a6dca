import * as z from "zod";
import { instant } from "../shapes/primitives.ts";
import { newSentryApp, sentryApp } from "../shapes/sentry-app.ts";
import { sentryAppCreate, sentryAppUpdate } from "../shapes/sentry-app-write.ts";
import { webhookRequest } from "../shapes/webhook-request.ts";
import { pageQuery, queryFlag } from "../query.ts";
import { defineRoute, noBody, noParams } from "../route.ts";
import { inOrganization, ofApp, readOrganization, scopes, writeOrganization } from "./params.ts";

const collection = "/api/0/sentry-apps/";
const one = "/api/0/sentry-apps/{app}/";

/** An unknown status means `published`, so it is not refused here. */
const listQuery = z.object({ ...pageQuery, status: z.string().max(40).optional() });

export const listSentryApps = defineRoute({
  id: "sentry-apps.list",
  method: "GET",
  path: collection,
  summary: "Apps by status: published ones, or one's own unpublished and internal ones",
  access: scopes(
    "event:read",
    "event:write",
    "event:admin",
    "project:read",
    "project:releases",
    "org:read",
    "member:read",
    "team:read",
  ),
  params: noParams,
  query: listQuery,
  responses: { 200: z.array(sentryApp) },
});

export const createSentryApp = defineRoute({
  id: "sentry-apps.create",
  method: "POST",
  path: collection,
  summary: "Create an app; an internal one is installed at once and comes with a token",
  access: writeOrganization,
  audit: ["sentry-app.add", "internal-integration.create"],
  params: noParams,
  body: sentryAppCreate,
  responses: { 201: newSentryApp },
});

export const listOrganizationSentryApps = defineRoute({
  id: "organizations.sentry-apps.list",
  method: "GET",
  path: "/api/0/organizations/{organization}/sentry-apps/",
  summary: "The apps an organization owns",
  access: readOrganization,
  params: inOrganization,
  query: listQuery,
  responses: { 200: z.array(sentryApp) },
});

/** Published apps are for any caller to read; the handler guards the others. */
export const getSentryApp = defineRoute({
  id: "sentry-apps.get",
  method: "GET",
  path: one,
  summary: "One app, by slug or number",
  access: { kind: "signed-in" },
  params: ofApp,
  responses: { 200: sentryApp },
});

export const updateSentryApp = defineRoute({
  id: "sentry-apps.update",
  method: "PUT",
  path: one,
  summary: "Change an app; its installations follow",
  access: writeOrganization,
  audit: "sentry-app.edit",
  params: ofApp,
  body: sentryAppUpdate,
  responses: { 200: sentryApp },
});

export const deleteSentryApp = defineRoute({
  id: "sentry-apps.delete",
  method: "DELETE",
  path: one,
  summary: "Remove an app that was never published, and every installation of it",
  access: scopes("org:admin"),
  audit: "sentry-app.remove",
  params: ofApp,
  responses: { 204: noBody },
});

export const rotateSentryAppSecret = defineRoute({
  id: "sentry-apps.rotate-secret",
  method: "POST",
  path: `${one}rotate-secret/`,
  summary:
    "Replace an app's client secret; the old one signs `webhook-signature` for a while, and nothing else",
  access: writeOrganization,
  audit: "integration.rotate-client-secret",
  params: ofApp,
  body: z
    .object({
      /** For so long the old secret signs too, in `webhook-signature` only; 24 unless said otherwise. */
      overlapHours: z.int().min(0).max(720).optional(),
    })
    .optional(),
  responses: {
    200: z.object({
      clientSecret: z.string(),
      /** When the old secret stops signing `webhook-signature`. */
      previousUntil: instant,
    }),
  },
});

export const enableSentryAppWebhooks = defineRoute({
  id: "sentry-apps.enable-webhooks",
  method: "POST",
  path: `${one}enable-webhooks/`,
  summary: "Send webhooks again to an app whose receiver was silent too often or gone",
  access: writeOrganization,
  audit: "sentry-app.edit",
  params: ofApp,
  responses: { 200: sentryApp },
});

export const listWebhookRequests = defineRoute({
  id: "sentry-apps.webhook-requests.list",
  method: "GET",
  path: `${one}webhook-requests/`,
  alias: [`${one}requests/`],
  summary: "What an app was sent and what it answered, newest first",
  access: scopes("org:read", "org:integrations", "org:write", "org:admin"),
  params: ofApp,
  query: z.object({
    ...pageQuery,
    eventType: z.string().max(64).optional(),
    errorsOnly: queryFlag().optional(),
    organizationSlug: z.string().max(100).optional(),
    /** `YYYY-MM-DD HH:MM:SS`, UTC. */
    start: z.string().max(40).optional(),
    end: z.string().max(40).optional(),
  }),
  responses: { 200: z.array(webhookRequest) },
});
