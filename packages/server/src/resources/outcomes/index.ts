/** What became of everything that was sent: counters per project, hour, category and outcome. */
export { deleteOldOutcomes, purgeOutcomes } from "./store-purge.ts";
export { type OutcomeCount, countOutcomes } from "./store.ts";
