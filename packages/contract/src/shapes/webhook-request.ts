import * as z from "zod";

/** One request an app was sent, as its builder may see it. */
export const webhookRequest = z
  .object({
    webhookUrl: z.string(),
    sentryAppSlug: z.string(),
    eventType: z.string(),
    /** `2030-01-01 00:00:00.000000+00:00`. */
    date: z.string(),
    /** HTTP status; 0 is a timeout, -1 no connection. */
    responseCode: z.int(),
    /** Left out for internal apps. */
    organization: z.object({ name: z.string(), slug: z.string() }).optional(),
    requestId: z.string().optional(),
    idempotencyKey: z.string().optional(),
    subjectType: z.string().optional(),
    subjectId: z.string().optional(),
    durationMs: z.number().optional(),
    /** The last three only for requests that failed; bodies by their first 1024 characters. */
    requestHeaders: z.record(z.string(), z.string()).optional(),
    requestBody: z.string().optional(),
    responseBody: z.string().optional(),
    errorId: z.string().optional(),
    projectId: z.string().optional(),
  })
  .meta({ id: "WebhookRequest" });

export type WebhookRequest = z.output<typeof webhookRequest>;
