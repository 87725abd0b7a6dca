import * as z from "zod";
import { ownPublishRequest, publishRequest, questionnaire } from "../shapes/publish-request.ts";
import { pageQuery } from "../query.ts";
import { defineRoute, noBody, noParams } from "../route.ts";
import { adminOrganization, ofApp, readOrganization, segment } from "./params.ts";

export const requestPublication = defineRoute({
  id: "sentry-apps.publish-request.create",
  method: "POST",
  path: "/api/0/sentry-apps/{app}/publish-request/",
  summary:
    "Ask the staff of the instance to publish an app, so that every organization may install it",
  access: adminOrganization,
  audit: "sentry-app.publish-request",
  params: ofApp,
  body: z.object({ questionnaire: questionnaire.max(50) }),
  responses: { 201: noBody },
});

export const listOwnPublishRequests = defineRoute({
  id: "sentry-apps.publish-request.list",
  method: "GET",
  path: "/api/0/sentry-apps/{app}/publish-request/",
  summary: "The last 20 times an app was to be published, and what became of it, newest first",
  access: readOrganization,
  params: ofApp,
  responses: { 200: z.array(ownPublishRequest) },
});

export const listPublishRequests = defineRoute({
  id: "publish-requests.list",
  method: "GET",
  path: "/api/0/sentry-app-publish-requests/",
  summary:
    "Apps that are to be published, the longest waiting first; for the staff of the instance",
  access: { kind: "instance-admin" },
  params: noParams,
  query: z.object({
    ...pageQuery,
    status: z.enum(["waiting", "approved", "refused"]).optional(),
  }),
  responses: { 200: z.array(publishRequest) },
});

export const decidePublishRequest = defineRoute({
  id: "publish-requests.decide",
  method: "PUT",
  path: "/api/0/sentry-app-publish-requests/{request}/",
  summary: "Publish an app, or say why not; for the staff of the instance",
  access: { kind: "instance-admin" },
  audit: ["sentry-app.publish", "sentry-app.refuse-publication"],
  params: z.object({ request: segment }),
  body: z.object({
    decision: z.enum(["approve", "refuse"]),
    reason: z.string().trim().max(2000).nullable().optional(),
  }),
  responses: { 200: publishRequest },
});
