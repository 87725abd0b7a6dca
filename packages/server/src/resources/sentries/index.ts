/** Sentries: what watches one system each, told over HTTP or by Vedette itself, with a history. */
export { followAlert } from "./follow-alert.ts";
export { insertNewSentry } from "./insert-new-sentry.ts";
export { lookAround, type Sights } from "./look-around.ts";
export type { Sentry } from "./model.ts";
export {
  findDueLooks,
  findTimedOut,
  lookNow,
  purgeSentries,
  unfollowAlert,
  unfollowProject,
} from "./store-due.ts";
export { findPublicNotes } from "./store-history.ts";
export { findContributions, findSentryLinks, replaceSentriesOf } from "./store-links.ts";
export { findSentries, findSentriesByUids, findSentryOfToken, lockSentries } from "./store.ts";
export { timeOutSentries } from "./time-out-sentries.ts";
