/** What the outside may hear: facts written with what they tell of, and who subscribes to them. */
export type {
  EventReference,
  OutboxActor,
  OutboxFact,
  OutboxResource,
  PendingFact,
  Recipient,
} from "./fact.ts";
export type { Json, JsonObject } from "../protocol/index.ts";
export {
  deleteFacts,
  findSubscribers,
  hasFacts,
  lockFacts,
  replaceSubscriptions,
} from "./store.ts";
export { outboxActorOf } from "./outbox-actor-of.ts";
export { type Hears, tell, tellListeners, tellNamed } from "./tell.ts";
