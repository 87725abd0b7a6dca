/**
 * Plain webhooks: addresses that alert rules of both kinds and hoots tell, each with a secret its
 * requests are signed with. `keepWebhooks` writes those of a rule with the rule; a fact for one names
 * it as a recipient of the kind `plain-webhook`.
 */
export { keepWebhooks, type KeptWebhook, type WrittenWebhook } from "./keep-webhooks.ts";
export { purgePlainWebhooks, purgePlainWebhooksOf } from "./store-purge.ts";
export {
  deleteWebhooksOfRule,
  findPlainWebhooks,
  type PlainWebhook,
  type WebhookOwner,
} from "./store.ts";
