/** Deliver: claims what is due, signs it, sends it, and keeps what came of it. */
export type { DeliverObserver, DeliverOptions } from "./deliverer.ts";
export { settleAndClaim } from "./settle-and-claim.ts";
export { type RunningDeliver, startDeliver } from "./start-deliver.ts";
