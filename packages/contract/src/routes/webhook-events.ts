import * as z from "zod";
import { webhookKind } from "../shapes/webhook-catalogue.ts";
import { defineRoute, noParams } from "../route.ts";

export const listWebhookEvents = defineRoute({
  id: "webhook-events.list",
  method: "GET",
  path: "/api/0/webhook-events/",
  summary: "Every webhook there is, with its fields and a sample",
  access: { kind: "signed-in" },
  params: noParams,
  responses: { 200: z.array(webhookKind) },
});
