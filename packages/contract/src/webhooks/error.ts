import * as z from "zod";
import { jsonObject } from "../shapes/primitives.ts";
import { defineWebhook } from "./webhook.ts";

/** An event as it is stored (the words of the SDKs, not of the REST interface), and where it is. */
export const webhookEvent = z
  .looseObject({
    event_id: z.string(),
    project: z.int(),
    platform: z.string(),
    message: z.string(),
    datetime: z.string(),
    /** Epoch seconds with fraction, as are `received` and `nodestore_insert`. */
    timestamp: z.number(),
    received: z.number(),
    tags: z.array(z.tuple([z.string(), z.string()])),
    title: z.string(),
    culprit: z.string(),
    level: z.string(),
    type: z.string(),
    metadata: jsonObject,
    hashes: z.array(z.string()),
    release: z.string().nullable().optional(),
    dist: z.string().nullable().optional(),
    environment: z.string().nullable().optional(),
    logger: z.string().optional(),
    location: z.string().nullable().optional(),
    fingerprint: z.array(z.string()).optional(),
    exception: jsonObject.optional(),
    request: jsonObject.optional(),
    user: jsonObject.optional(),
    contexts: jsonObject.optional(),
    breadcrumbs: jsonObject.optional(),
    sdk: jsonObject.optional(),
    url: z.string(),
    web_url: z.string(),
    issue_url: z.string(),
    issue_id: z.string(),
  })
  .meta({ id: "WebhookEvent" });

export const errorCreated = defineWebhook({
  event: "error.created",
  resource: "error",
  action: "created",
  summary: "An error event was recorded",
  data: z.object({ error: webhookEvent }),
});
