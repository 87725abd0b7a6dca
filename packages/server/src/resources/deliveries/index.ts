/** What each subscriber is owed, the queue it waits in, and every attempt made. */
export {
  type Attempt,
  type AttemptOutcome,
  type Claim,
  type ClaimedDelivery,
  type Finished,
  type NewDelivery,
  type SkipReason,
  type Subscriber,
  toClaim,
  toOrderKey,
  toReceiver,
  type Tried,
} from "./model.ts";
export {
  type AttemptFilter,
  attemptPlace,
  type AttemptRow,
  readAttemptId,
  selectAttempts,
} from "./store-attempts.ts";
export { claimDeliveries } from "./store-claim.ts";
export { countDeliveries } from "./store-count.ts";
export { type DeliveryOfFact, findDeliveriesOfFacts } from "./store-of-facts.ts";
export { createDeliveries } from "./store-create.ts";
export {
  deleteOldDeliveries,
  hasDeliveries,
  hasPendingDeliveries,
  purgeDeliveries,
} from "./store-purge.ts";
export {
  type DeliveryFilter,
  deliveryPlace,
  type DeliveryRow,
  findAttempts,
  findDelivery,
  findLastDeliveryId,
  selectBodiesAfter,
  selectDeliveries,
  type SubscriberSet,
} from "./store-log.ts";
export { type DueReceiver, findDueReceivers, measureLateness } from "./store-lines.ts";
export { countLatestDeliveries } from "./store-latest.ts";
export { measureQueue, type QueueFigures } from "./store-queue.ts";
export { type AskedRequest, isWebhook, recordRequest } from "./store-record-request.ts";
export { recordFinished, toAttemptRecord } from "./store-record.ts";
export { skipPending } from "./store-skip.ts";
export {
  countWaiting,
  insertSample,
  lockMissed,
  type MissedFilter,
  requeueDeliveries,
  type SampleDelivery,
} from "./store-resend.ts";
