import * as z from "zod";
import { jsonObject } from "./primitives.ts";

const url = z
  .string()
  .max(512)
  .regex(/^(https?:\/\/.*)?$/, "URL must start with http[s]://");

/**
 * What a builder decides about an app. Scopes and events stay plain names here: an unknown one is
 * refused with the sentence docs/integrate gives for it, not with a list of all choices.
 */
export const sentryAppFields = {
  name: z.string().trim().min(1).max(57, "Cannot exceed 57 characters"),
  author: z.string().max(255).nullable().optional(),
  isInternal: z.boolean().optional(),
  webhookUrl: url.nullable().optional(),
  redirectUrl: url.nullable().optional(),
  isAlertable: z.boolean().optional(),
  verifyInstall: z.boolean().optional(),
  scopes: z.array(z.string()).nullable().optional(),
  events: z.array(z.string()).nullable().optional(),
  /** `{elements: […]}`, or empty; what is wrong with one is told in sentences of its own. */
  schema: z.unknown().optional(),
  overview: z.string().max(10_000).nullable().optional(),
  allowedOrigins: z.array(z.string().max(255)).nullable().optional(),
  webhookHeaders: z.array(z.string().max(1024)).nullable().optional(),
  /** Whether `webhook-id`, `webhook-timestamp` and `webhook-signature` are sent too; at first they are. */
  standardWebhooks: z.boolean().optional(),
  /** Whether each webhook of an issue waits until the one before is over; at first it does not. */
  orderedDelivery: z.boolean().optional(),
  /** Numbers of `INTEGRATION_FEATURES`. */
  features: z.array(z.int()).nullable().optional(),
  /**
   * The rest is decided by the staff of the instance, and ignored from others, whose forms send
   * back what they were given; but its owner may ask for `publish_request_inprogress`.
   */
  status: z.string().max(40).nullable().optional(),
  popularity: z.int().min(0).max(32_767).nullable().optional(),
  isDisabled: z.boolean().nullable().optional(),
  metadata: jsonObject.nullable().optional(),
};

export const sentryAppCreate = z
  .object({ ...sentryAppFields, organization: z.string().optional() })
  .meta({ id: "SentryAppCreate" });

export const sentryAppUpdate = z
  .object({ ...sentryAppFields, name: sentryAppFields.name.optional() })
  .meta({ id: "SentryAppUpdate" });

export type SentryAppCreate = z.output<typeof sentryAppCreate>;
export type SentryAppUpdate = z.output<typeof sentryAppUpdate>;
