import { SUBSCRIPTION_SCOPES } from "../scopes.ts";
import type { WebhookKind } from "../shapes/webhook-catalogue.ts";
import { subscriptionOf, webhooks } from "./all-webhooks.ts";
import { listFields } from "./list-fields.ts";
import { webhookSamples } from "./samples/index.ts";

/** Every webhook with all that somebody who receives it has to know. */
export function webhookCatalogue(): WebhookKind[] {
  return webhooks.map((webhook) => {
    const subscription = subscriptionOf(webhook);
    return {
      event: webhook.event,
      resource: webhook.resource,
      action: webhook.action,
      summary: webhook.summary,
      when: "when" in webhook ? webhook.when : null,
      subscription,
      neededScope: subscription && SUBSCRIPTION_SCOPES[subscription],
      fields: listFields(webhook.data),
      sample: { ...webhookSamples[webhook.event] },
    };
  });
}
