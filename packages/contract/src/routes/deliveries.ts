import * as z from "zod";
import { delivery, deliveryDetail } from "../shapes/delivery.ts";
import { defineRoute } from "../route.ts";
import { deliveryFilters } from "./delivery-fields.ts";
import { ofApp, scopes, segment, writeOrganization } from "./params.ts";

const ofDelivery = z.object({ delivery: segment });

export const listDeliveries = defineRoute({
  id: "sentry-apps.deliveries.list",
  method: "GET",
  path: "/api/0/sentry-apps/{app}/deliveries/",
  summary: "What an app is owed, was told and missed, newest first",
  access: scopes("org:read", "org:integrations", "org:write", "org:admin"),
  params: ofApp,
  query: z.object({
    ...deliveryFilters,
    /** Slug or id. */
    organization: z.string().max(100).optional(),
  }),
  responses: { 200: z.array(delivery) },
});

/** Its owner is who owns the app or the hook it is for; the handler finds out. */
export const getDelivery = defineRoute({
  id: "deliveries.get",
  method: "GET",
  path: "/api/0/deliveries/{delivery}/",
  summary: "One delivery with its body and every attempt",
  access: scopes("org:read", "org:integrations", "org:write", "org:admin"),
  params: ofDelivery,
  responses: { 200: deliveryDetail },
});

export const resendDelivery = defineRoute({
  id: "deliveries.resend",
  method: "POST",
  path: "/api/0/deliveries/{delivery}/resend/",
  summary: "Send a delivery again, now, whatever became of it; retries begin anew",
  access: writeOrganization,
  audit: { none: "the delivery's own record shows every attempt" },
  params: ofDelivery,
  responses: { 202: delivery },
});
