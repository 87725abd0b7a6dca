/** What became of everything that was sent: counters per project, day, category and outcome. */
export { type OutcomeCount, countOutcomes } from "./store.ts";
