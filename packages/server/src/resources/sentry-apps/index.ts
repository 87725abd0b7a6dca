/** Integrations ("sentry apps" on the wire): what builders decide about them, their tokens and installations. */
export type { CreatedApp, NewApp } from "./create-app.ts";
export type { SentryApp } from "./model.ts";
export { disableWebhooksOf } from "./disable-webhooks.ts";
export { noteTimeouts } from "./note-timeouts.ts";
export { uninstallAllOf } from "./installations/uninstall-all.ts";
export { hasLastWords } from "./has-last-words.ts";
export { purgeApps } from "./store-purge.ts";
export { forgetRemovedApps } from "./forget-removed.ts";
export { presentAvatars } from "./avatars/present.ts";
export { findAvatars } from "./avatars/store.ts";
export { viewApp } from "./view-app.ts";
export { findIntegration, type Integration } from "./installations/store.ts";
export {
  type CallableApp,
  findCallableApp,
  listCallableApps,
} from "./installations/store-callable.ts";
export { findWebhookReceivers, type WebhookReceiver } from "./installations/store-receivers.ts";
export { enterApp } from "./enter-app.ts";
export {
  findInstallation,
  findInstallationIdsEver,
  findInstallationsOfApp,
  type InstalledApp,
} from "./installations/store.ts";
export { type AppOfInstallation, findAppOfInstallation } from "./installations/store-app-of.ts";
export { type AppReference, findAppReferences } from "./store-references.ts";
export { type AlertIntegration, findAlertIntegrations } from "./store-alertable.ts";
