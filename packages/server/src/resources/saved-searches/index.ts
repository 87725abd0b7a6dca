/** Saved searches: questions to the issue list that people keep under a name. */
export { purgeSavedSearches } from "./store-purge.ts";
