import * as z from "zod";
import { jsonObject } from "../shapes/primitives.ts";
import { defineWebhook } from "./webhook.ts";

/** An event as it is stored (the words of the SDKs, not of the REST interface), and where it is. */
export const webhookEvent = z
  .looseObject({
    event_id: z.string(),
    /** The project's number; `issue_id` and `key_id` are strings. */
    project: z.int(),
    release: z.string().nullable(),
    dist: z.string().nullable(),
    platform: z.string(),
    message: z.string(),
    datetime: z.string(),
    tags: z.array(z.tuple([z.string(), z.string()])),
    _metrics: z.object({ "bytes.stored.event": z.int() }),
    _ref: z.int(),
    _ref_version: z.int(),
    contexts: jsonObject.optional(),
    culprit: z.string(),
    environment: z.string().nullable(),
    extra: jsonObject.optional(),
    /** The crash frame is the last of `stacktrace.frames`. */
    exception: jsonObject.optional(),
    threads: jsonObject.optional(),
    breadcrumbs: z.looseObject({ values: z.array(z.unknown()) }).optional(),
    fingerprint: z.array(z.string()),
    grouping_config: z.looseObject({ id: z.string() }),
    hashes: z.array(z.string()),
    /** The project key it was sent with; null for events from before this was kept. */
    key_id: z.string().nullable(),
    level: z.string(),
    location: z.string().nullable(),
    logger: z.string(),
    metadata: jsonObject,
    /** Epoch seconds with fraction, as are `received` and `timestamp`. */
    nodestore_insert: z.number(),
    received: z.number(),
    request: jsonObject.optional(),
    sdk: jsonObject.optional(),
    timestamp: z.number(),
    title: z.string(),
    type: z.string(),
    user: jsonObject.optional(),
    version: z.string(),
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
  when: "Told of every single event, also those of issues that exist.",
  data: z.object({ error: webhookEvent }),
});
