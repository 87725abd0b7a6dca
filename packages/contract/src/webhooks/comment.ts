import * as z from "zod";
import { instant } from "../shapes/primitives.ts";
import { defineWebhook } from "./webhook.ts";

const data = z.object({
  comment_id: z.int(),
  issue_id: z.int(),
  project_slug: z.string(),
  timestamp: instant,
  comment: z.string(),
});

export const commentCreated = defineWebhook({
  event: "comment.created",
  resource: "comment",
  action: "created",
  summary: "Somebody commented on an issue",
  data,
});

export const commentUpdated = defineWebhook({
  event: "comment.updated",
  resource: "comment",
  action: "updated",
  summary: "Somebody edited a comment",
  data,
});

export const commentDeleted = defineWebhook({
  event: "comment.deleted",
  resource: "comment",
  action: "deleted",
  summary: "Somebody removed a comment",
  data,
});
