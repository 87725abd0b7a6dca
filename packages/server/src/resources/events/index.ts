/** Events: what SDKs reported, each with everything that came with it. */
export { findErrorsForWebhooks, type ErrorRef } from "./find-errors-for-webhooks.ts";
export type { StoredEvent } from "./model.ts";
export { presentEventForWebhook } from "./present-for-webhook.ts";
export { presentEvent, presentEventSummary } from "./present.ts";
export { eventRoutes } from "./routes.ts";
export {
  claimEventIds,
  findKnownEvents,
  insertEvents,
  insertPoisonedEvents,
  type EventKey,
  type NewEvent,
  type PoisonedEvent,
} from "./store-batch.ts";
export { purgeEvents } from "./store-purge.ts";
