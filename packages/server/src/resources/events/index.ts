/** Events: what SDKs reported, each with everything that came with it. */
export { findErrorsForWebhooks } from "./find-errors-for-webhooks.ts";
export {
  claimEventIds,
  findKnownEvents,
  insertEvents,
  insertPoisonedEvents,
  type EventKey,
  type NewEvent,
  type PoisonedEvent,
} from "./store-batch.ts";
export { countIssueEventsAmong, findIssuesOfEvents, selectEventsOfIssue } from "./store-reports.ts";
export { eventsOfIssue } from "./events-of-issue.ts";
export { eventsOfIssues } from "./records-of-issues.ts";
export type { PurgeOfEvents } from "./store-of-issue.ts";
export type { StoredEvent } from "./model.ts";
export { findEventById, findEvents, findOutermostEvent } from "./store.ts";
export {
  deleteEventIdsBefore,
  deleteEventsBefore,
  deletePoisonedBefore,
  findIssuesWithEvents,
  hasEventsBefore,
} from "./store-expired.ts";
export { countEventMinutes } from "./store-minutes.ts";
export { purgeEvents } from "./store-purge.ts";
