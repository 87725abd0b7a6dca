/** Release health: how the sessions of a release went, counted by the hour. */
export { findReleasesWithHealth } from "./store.ts";
export type { CountedSessions, SessionState, SessionUpdate, SessionUser } from "./model.ts";
export { NO_SESSIONS } from "./model.ts";
export { recordSessions, SESSION_LIFETIME_MS } from "./record-sessions.ts";
export { countStartedSessions } from "./store-started.ts";
export { deleteOldSessions, purgeReleaseHealth } from "./store-purge.ts";
