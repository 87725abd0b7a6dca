/** Integrations ("sentry apps" on the wire): what builders decide about them, their tokens and installations. */
export { type CreatedApp, type NewApp } from "./create-app.ts";
export type { SentryApp } from "./model.ts";
export { noteTimeouts } from "./note-timeouts.ts";
export { uninstallAllOf } from "./installations/uninstall-all.ts";
export { purgeApps } from "./store-purge.ts";
export { findIntegration, type Integration } from "./installations/store.ts";
export { findWebhookReceivers, type WebhookReceiver } from "./installations/store-receivers.ts";
export { type AppReference, findAppReferences } from "./store-references.ts";
