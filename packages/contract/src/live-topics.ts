import type { Scope } from "./scopes.ts";

/**
 * What one may watch live, and which scopes let one (any of them). `catch-all` is a person's own
 * and asks for none.
 */
export const LIVE_TOPICS = {
  /** Issues: made, changed, seen again, gone. */
  issues: ["event:read"],
  /** Deliveries of webhooks: made, tried, over. */
  deliveries: ["org:read"],
  /** Sentries and hoots: another state, other settings. */
  sentries: ["sentry:read"],
  /** Alert rules: fired, changed. */
  alerts: ["alerts:read"],
  /** Integrations: installed, removed, switched off. */
  integrations: ["org:read"],
  /** Projects: the first event came. */
  projects: ["project:read"],
  /** Requests that the caller's own catch-all recorded. */
  "catch-all": [],
} as const satisfies { readonly [topic: string]: readonly Scope[] };

export type LiveTopic = keyof typeof LIVE_TOPICS;

/** What happened to what a message names. */
export type LiveAction = "created" | "changed" | "removed" | "first-event";
