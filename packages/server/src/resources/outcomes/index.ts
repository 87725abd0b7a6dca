/** What became of everything that was sent: counters per project, hour, category and outcome. */
export { countAcceptedEvents } from "./store-accepted.ts";
export { deleteOldOutcomes, purgeOutcomes } from "./store-purge.ts";
export { type OutcomeCount, countOutcomes } from "./store.ts";
