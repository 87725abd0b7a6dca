import * as z from "zod";
import { scope } from "./api-token.ts";
import { jsonObject } from "./primitives.ts";
import { eventResource } from "./sentry-app.ts";

/** One field of a webhook's `data`. */
const field = z.object({
  /** `issue.project.slug`; `[]` follows what is a list. */
  path: z.string(),
  /** `string`, `integer`, `object`, `string or null` … */
  type: z.string(),
  isOptional: z.boolean(),
});

/** One kind of webhook, for those who build what receives it. */
export const webhookKind = z
  .object({
    /** `issue.created`. */
    event: z.string(),
    resource: z.string(),
    action: z.string(),
    summary: z.string(),
    /** What else decides whether it is told; null when nothing does. */
    when: z.string().nullable(),
    /** What to subscribe to; null where it is told without. */
    subscription: eventResource.nullable(),
    /** What the integration must be allowed for the subscription. */
    neededScope: scope.nullable(),
    fields: z.array(field),
    /** A whole body as it could be sent. */
    sample: jsonObject,
  })
  .meta({ id: "WebhookKind" });

export type WebhookKind = z.output<typeof webhookKind>;
