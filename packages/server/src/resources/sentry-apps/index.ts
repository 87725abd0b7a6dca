/** Integrations ("sentry apps" on the wire): what builders decide about them, their tokens and installations. */
export { type CreatedApp, type NewApp } from "./create-app.ts";
export type { SentryApp } from "./model.ts";
export { noteTimeouts } from "./note-timeouts.ts";
export { uninstallAllOf } from "./uninstall-all.ts";
export { purgeApps } from "./store-purge.ts";
export { findIntegration, type Integration } from "./store-installations.ts";
export { findWebhookReceivers, type WebhookReceiver } from "./store-receivers.ts";
export { type AppReference, findAppReferences } from "./store-references.ts";
