/** Integrations ("sentry apps" on the wire): what builders decide about them, their tokens and installations. */
export { type AppReference, findAppReferences } from "./store-references.ts";
export { findWebhookReceivers, type WebhookReceiver } from "./store-receivers.ts";
