import * as z from "zod";
import { newApiToken, scope } from "./api-token.ts";
import { installation } from "./installation.ts";
import { instant, jsonObject } from "./primitives.ts";

/** What an app may subscribe to; each stands for several events. */
export const EVENT_RESOURCES = ["issue", "error", "comment", "sentry_status"] as const;

export const APP_STATUSES = [
  "unpublished",
  "published",
  "internal",
  "publish_request_inprogress",
  "deletion_in_progress",
] as const;

export const eventResource = z.enum(EVENT_RESOURCES);
export const appStatus = z.enum(APP_STATUSES);

export const avatars = z.array(
  z.object({
    avatarType: z.enum(["default", "upload"]),
    avatarUuid: z.string(),
    avatarUrl: z.string(),
    color: z.boolean(),
    photoType: z.enum(["logo", "icon"]),
  }),
);

export const featureData = z.array(
  z.object({ featureId: z.int(), featureGate: z.string(), description: z.string() }),
);

export const sentryApp = z
  .object({
    allowedOrigins: z.array(z.string()),
    author: z.string().nullable(),
    avatars,
    events: z.array(eventResource),
    webhookEvents: z.array(z.string()),
    featureData,
    isAlertable: z.boolean(),
    isDisabled: z.boolean(),
    metadata: jsonObject,
    name: z.string(),
    overview: z.string().nullable(),
    popularity: z.int(),
    redirectUrl: z.string().nullable(),
    schema: jsonObject,
    scopes: z.array(scope),
    slug: z.string(),
    status: appStatus,
    uuid: z.string(),
    verifyInstall: z.boolean(),
    webhookUrl: z.string().nullable(),
    webhookHeaders: z.array(z.string()),
    standardWebhooks: z.boolean(),
    orderedDelivery: z.boolean(),
    datePublished: instant.optional(),
    /** The next four are there only for members of the owning organization. */
    clientId: z.string().optional(),
    /** 64 stars for who may not see it, null once the app is a day old. */
    clientSecret: z.string().nullable().optional(),
    owner: z.object({ id: z.int(), slug: z.string() }).optional(),
    /** Set while nothing is sent because of how the receiver answered; null while all is well. */
    webhookDisabled: z
      .object({ reason: z.enum(["timeouts", "gone"]), at: instant })
      .nullable()
      .optional(),
  })
  .meta({ id: "SentryApp" });

/** A just created app; an internal one comes installed and with its first token. */
export const newSentryApp = z
  .object({
    ...sentryApp.shape,
    tokens: z.array(newApiToken),
    installation: installation.nullable(),
  })
  .meta({ id: "NewSentryApp" });

export type SentryApp = z.output<typeof sentryApp>;
export type NewSentryApp = z.output<typeof newSentryApp>;
export type EventResource = z.output<typeof eventResource>;
export type AppStatus = z.output<typeof appStatus>;
