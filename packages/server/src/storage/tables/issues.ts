import type { Generated } from "kysely";

export interface IssuesTable {
  id: Generated<number>;
  organization_id: number;
  project_id: number;
  short_id: number;
  title: string;
  culprit: string;
  /** `filename` of the crash frame, or empty. */
  location: string;
  level: string;
  platform: string;
  logger: string | null;
  type: string;
  /** JSON object. */
  metadata: string;
  status: Generated<"unresolved" | "resolved" | "ignored">;
  substatus: Generated<string | null>;
  /** JSON object. */
  status_details: Generated<string>;
  priority: Generated<"low" | "medium" | "high">;
  assigned_user_id: number | null;
  assigned_team_id: number | null;
  first_seen_at: number;
  last_seen_at: number;
  times_seen: number;
  user_count: Generated<number>;
  comment_count: Generated<number>;
  is_unhandled: number;
  first_release: string | null;
  last_release: string | null;
  /** When an ignored issue counts again, where that was said. */
  reopen_at: Generated<number | null>;
  /** Since when it is new or open again, until it counts as ongoing. */
  fresh_since: Generated<number | null>;
}

/** Which issue owns a group hash. */
export interface IssueHashesTable {
  project_id: number;
  hash: string;
  issue_id: number;
}

/** Distinct users seen by an issue. */
export interface IssueUsersTable {
  issue_id: number;
  user_key: string;
  email: Generated<string | null>;
  username: Generated<string | null>;
  ip_address: Generated<string | null>;
  /** Up to a quarter of a minute late; 0: before this was kept. */
  last_seen_at: Generated<number>;
}

/** What one person thinks of an issue: seen, bookmarked, followed. */
export interface IssueViewersTable {
  issue_id: number;
  user_id: number;
  /** When they marked it as seen; null: not seen. */
  seen_at: number | null;
  is_bookmarked: number;
  is_subscribed: number;
  /** Why they follow it: `commented`, `manual`; null when they do not. */
  subscription_reason: string | null;
}

export interface IssueTagsTable {
  issue_id: number;
  key: string;
  value: string;
  times_seen: number;
  first_seen_at: number;
  last_seen_at: number;
}

/** Events of an issue per hour. */
export interface IssueHoursTable {
  issue_id: number;
  /** Epoch milliseconds of the hour's start. */
  hour: number;
  times_seen: number;
}

export interface EventsTable {
  project_id: number;
  issue_id: number;
  event_id: string;
  timestamp_at: number;
  received_at: number;
  environment: string | null;
  release: string | null;
  size_bytes: number;
  /** JSON `EventPayload`. */
  payload: string;
  /** JSON `Grouping`. */
  grouping: string;
}

/** Which event ids a project has had: decides duplicates, and finds an event by its id. */
export interface EventIdsTable {
  project_id: number;
  event_id: string;
  issue_id: number;
  timestamp_at: number;
}

/** Events that could not be processed, kept with the reason. */
export interface PoisonedEventsTable {
  id: Generated<number>;
  project_id: number;
  event_id: string;
  received_at: number;
  reason: string;
  payload: Uint8Array;
}

export interface ActivitiesTable {
  id: Generated<number>;
  issue_id: number;
  type: string;
  user_id: number | null;
  sentry_app_id: number | null;
  /** JSON object. */
  data: string;
  created_at: number;
}
