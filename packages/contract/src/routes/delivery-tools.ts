import * as z from "zod";
import { fedDelivery, delivery, recovery, webhookTest } from "../shapes/delivery.ts";
import { queryInteger } from "../query.ts";
import { defineRoute } from "../route.ts";
import { recoveryRequest } from "./delivery-fields.ts";
import { ofApp, scopes, writeOrganization } from "./params.ts";

export const sendTestWebhook = defineRoute({
  id: "sentry-apps.test-webhook",
  method: "POST",
  path: "/api/0/sentry-apps/{app}/test-webhook/",
  summary: "Send a sample of an event to an app, the way real ones are sent",
  access: writeOrganization,
  audit: { none: "the deliveries say which of them are tests" },
  params: ofApp,
  body: webhookTest,
  responses: { 202: delivery },
});

export const recoverDeliveries = defineRoute({
  id: "sentry-apps.recoveries.create",
  method: "POST",
  path: "/api/0/sentry-apps/{app}/recoveries/",
  summary: "Send everything again that failed or was skipped since a time, a part at a time",
  access: writeOrganization,
  audit: { none: "the recovery is kept with what it did" },
  params: ofApp,
  body: recoveryRequest,
  responses: { 202: recovery },
});

export const listRecoveries = defineRoute({
  id: "sentry-apps.recoveries.list",
  method: "GET",
  path: "/api/0/sentry-apps/{app}/recoveries/",
  summary: "The last 20 recoveries of an app and how far they are, newest first",
  access: scopes("org:read", "org:integrations", "org:write", "org:admin"),
  params: ofApp,
  responses: { 200: z.array(recovery) },
});

export const readDeliveryFeed = defineRoute({
  id: "sentry-apps.delivery-feed",
  method: "GET",
  path: "/api/0/sentry-apps/{app}/delivery-feed/",
  summary: "Deliveries made after one, oldest first, signed to be handed on",
  access: writeOrganization,
  params: ofApp,
  query: z.object({
    /** The last delivery that was seen; without it none is given, and `last` says where to begin. */
    after: queryInteger({ min: 0 }).optional(),
    /** Names of events, separated by commas; all without it. */
    events: z.string().max(1000).optional(),
    limit: queryInteger({ min: 1, max: 100 }).optional(),
  }),
  responses: {
    200: z.object({
      deliveries: z.array(fedDelivery),
      /** The last delivery that was looked at. */
      last: z.string(),
      /** Whether there are more at once. */
      hasMore: z.boolean(),
    }),
  },
});
