import { listWebhookEvents, webhookCatalogue } from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";

/** The catalogue of webhooks, as the contract has it. */
export function webhookEventRoutes(): Implemented[] {
  const body = webhookCatalogue();
  return [implement(listWebhookEvents, async () => ({ status: 200, body }))];
}
