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
  schema: z
    .union([jsonObject, z.literal("")])
    .nullable()
    .optional(),
  overview: z.string().max(10_000).nullable().optional(),
  allowedOrigins: z.array(z.string().max(255)).nullable().optional(),
  webhookHeaders: z.array(z.string().max(1024)).nullable().optional(),
  features: z.array(z.int()).nullable().optional(),
};

export const sentryAppCreate = z
  .object({ ...sentryAppFields, organization: z.string().optional() })
  .meta({ id: "SentryAppCreate" });

export const sentryAppUpdate = z
  .object({
    ...sentryAppFields,
    name: sentryAppFields.name.optional(),
    status: z.string().optional(),
  })
  .meta({ id: "SentryAppUpdate" });

export type SentryAppCreate = z.output<typeof sentryAppCreate>;
export type SentryAppUpdate = z.output<typeof sentryAppUpdate>;
