import type { Generated } from "kysely";

type State = "happy" | "sad" | "sick";

/** The badge of one thing that people look at. */
export interface HootsTable {
  id: Generated<number>;
  organization_id: number;
  /** 32 hex characters: the badge's address, which nobody guesses. */
  uid: string;
  name: string;
  description: string;
  link: string | null;
  text: string;
  /** JSON list of `{ question, answer }`. */
  faq: string;
  is_enabled: number;
  /** What its sentries make of it; null: none of them has said anything. */
  sentries_state: State | null;
  sentries_message: string;
  record_at: number | null;
  override_state: State | null;
  override_message: string;
  /** When the sentries decide again; null: when somebody says so. */
  override_until_at: number | null;
  /** What was last told to others. */
  shown_state: State | "neutral" | "disabled";
  /** JSON list of `HootAction`. */
  actions: Generated<string>;
  changed_at: number;
  created_at: number;
}

/** Who gets a mail when the state of a hoot changes. */
export interface HootFollowersTable {
  hoot_id: number;
  user_id: number;
}

/** What watches one system. */
export interface SentriesTable {
  id: Generated<number>;
  organization_id: number;
  /** 32 hex characters. */
  uid: string;
  name: string;
  description: string;
  is_enabled: number;
  /** Null: nothing has been said yet. */
  state: State | null;
  /** What was said of the system itself, before its upstreams were looked at. */
  reported_state: State | null;
  message: string;
  state_since_at: number | null;
  updated_at: number | null;
  record_at: number | null;
  /** As it was said of the system itself; null: never. */
  own_record_at: number | null;
  /** JSON object. */
  meta: string;
  timeout_ms: number | null;
  times_out_at: number | null;
  /** JSON `Follows`; null: updates come from outside. */
  follows: string | null;
  followed_kind: "issues" | "metric-alert" | "monitor" | null;
  /** Of the project, the alert or the monitor. */
  followed_id: number | null;
  followed_project_id: number | null;
  /** When the issues it follows are counted next. */
  looks_at: number | null;
  token_hash: string | null;
  /** The last four characters of its token. */
  token_end: string | null;
  token_at: number | null;
  created_at: number;
}

/** Which sentries decide about which hoots. */
export interface SentryHootsTable {
  sentry_id: number;
  hoot_id: number;
}

/** Which sentries a sentry looks at when it is updated. */
export interface SentryUpstreamsTable {
  sentry_id: number;
  upstream_id: number;
}

/** A line of a sentry's history. */
export interface SentryEntriesTable {
  id: Generated<number>;
  sentry_id: number;
  kind: "report" | "timeout" | "watch" | "enabled" | "disabled";
  state: State | null;
  /** Whether the state, or whether it is enabled, was another before. */
  is_change: number;
  message: string;
  note: string;
  is_private: number;
  /** JSON object. */
  meta: string;
  /** The latest record that this update told of. */
  record_at: number | null;
  /** JSON `Author`. */
  author: string;
  created_at: number;
}

/** How many of an item there were at a time. */
export interface SentryCountsTable {
  id: Generated<number>;
  sentry_id: number;
  item: string;
  amount: number;
  created_at: number;
}
