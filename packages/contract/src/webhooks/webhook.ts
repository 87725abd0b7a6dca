import * as z from "zod";
import type { Schema } from "../route.ts";

/** Who caused what a webhook tells. */
export const webhookActor = z.union([
  z.object({ type: z.literal("user"), id: z.int(), name: z.string() }),
  /** An app by its uuid, or `{ id: "sentry", name: "Sentry" }` for what happens by itself. */
  z.object({ type: z.literal("application"), id: z.string(), name: z.string() }),
]);

/** One kind of webhook as a value: `event` is `resource.action`. */
export interface Webhook {
  readonly event: string;
  readonly resource: string;
  readonly action: string;
  readonly summary: string;
  /** What else decides whether and to whom it is told; Markdown. */
  readonly when?: string;
  readonly data: Schema;
}

/** Declares a webhook; gives it back frozen with its literal types kept. */
export function defineWebhook<const W extends Webhook>(webhook: W): Readonly<W> {
  return Object.freeze(webhook);
}

/** The whole body of a webhook, in the order of keys it is sent in. */
export function webhookBody<W extends Webhook>(webhook: W) {
  const data: W["data"] = webhook.data;
  return z.object({
    action: z.literal<W["action"]>(webhook.action),
    installation: z.object({ uuid: z.string() }),
    data,
    actor: webhookActor,
  });
}

export type WebhookActor = z.output<typeof webhookActor>;

export interface WebhookBody<W extends Webhook> {
  action: W["action"];
  installation: { uuid: string };
  data: z.output<W["data"]>;
  actor: WebhookActor;
}
