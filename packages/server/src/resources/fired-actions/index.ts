/** What rules of both kinds did, and what became of it. */
export type { FiredAction } from "./model.ts";
export { findDeliveriesOfActions, presentFiredAction } from "./present.ts";
