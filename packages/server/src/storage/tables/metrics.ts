import type { Generated } from "kysely";

/** Projects whose events are counted; the version grows with every change of what is counted. */
export interface MetricProjectsTable {
  project_id: number;
  version: number;
}

/** One thing that is counted for rules; rules that count the same share it. */
export interface MetricSeriesTable {
  id: Generated<number>;
  organization_id: number;
  project_id: number;
  kind: "events" | "users" | "failures";
  /** Null: of every environment. */
  environment: string | null;
  /** JSON list of `MetricTerm`. */
  terms: string;
  /** Of users: how long one counts after being seen. Else 0. */
  window_ms: number;
  /** How far back its rules look. */
  keep_ms: number;
  /** From when on it is complete, epoch milliseconds. */
  since_at: number;
  /** The last minute in which it grew. */
  last_at: number;
  /** Everything it ever counted. */
  total: Generated<number>;
  /** How many rows of `metric_users` it has. */
  users: Generated<number>;
  /** 0: no rule needs it any more, and it is about to go. */
  is_counted: Generated<number>;
  /** When old points of it were last looked for. */
  pruned_at: number;
}

/** What a series had counted by the end of a minute; minutes without anything have none. */
export interface MetricPointsTable {
  series_id: number;
  bucket_at: number;
  total: number;
}

/** From when to when a user was there, seen again at least once in each window. */
export interface MetricUsersTable {
  series_id: number;
  user_key: string;
  first_at: number;
  last_at: number;
}

/** A metric alert rule with how it stands. */
export interface MetricRulesTable {
  id: Generated<number>;
  organization_id: number;
  project_id: number;
  series_id: number;
  name: string;
  is_enabled: number;
  /** JSON list of `EventType`. */
  event_types: string;
  kind: "events" | "users" | "failures";
  query: string;
  environment: string | null;
  window_ms: number;
  /** Null: the number itself is looked at. Else it is compared with the window so long ago. */
  comparison_ms: number | null;
  is_below: number;
  critical_at: number;
  warning_at: number | null;
  resolve_at: number | null;
  /** JSON list of `Trigger`: what is told to whom. */
  triggers: string;
  /** How many ids its triggers and actions have had. */
  parts: number;
  owner_user_id: number | null;
  owner_team_id: number | null;
  created_by: number | null;
  created_at: number;
  updated_at: number;
  /** From when on its series is complete. */
  counted_from: number;
  /** The first boundary at which it is evaluated as it is now. */
  evaluated_from: number;
  state: "ok" | "open" | "warning" | "critical";
  /** The boundary, or the moment, at which it came to stand so. */
  state_at: number;
  /** Up to what its incident was closed by hand: no more than that is news until it has been ok. */
  hushed: "warning" | "critical" | null;
  /** The one that is not closed. */
  incident_id: number | null;
  is_snoozed: Generated<number>;
  snoozed_until: number | null;
  snoozed_by: number | null;
}

/** Up to which boundary everything has been evaluated. */
export interface MetricClocksTable {
  name: string;
  evaluated_at: number;
}

/** How many incidents an organization has had: the last one's number. */
export interface MetricNumbersTable {
  organization_id: number;
  incidents: number;
}

/** A metric alert while it lasts, and afterwards. */
export interface MetricIncidentsTable {
  id: Generated<number>;
  organization_id: number;
  project_id: number;
  rule_id: number;
  identifier: number;
  title: string;
  /** 1 open, 2 closed, 10 warning, 20 critical. */
  status: number;
  /** 1 by hand, 2 the rule was changed, 3 by the rule. */
  status_method: number;
  started_at: number;
  detected_at: number;
  created_at: number;
  closed_at: number | null;
  /** The worst it has been. */
  peak: "open" | "warning" | "critical";
}

/** A line of an incident's history. */
export interface MetricActivitiesTable {
  id: Generated<number>;
  incident_id: number;
  /** 1 created, 2 another status, 4 detected. */
  kind: number;
  user_id: number | null;
  value: string | null;
  previous_value: string | null;
  /** What was measured. */
  measured: number | null;
  /** Why nobody was told. */
  silence: string | null;
  /** JSON list of `FiredAction`. */
  actions: string;
  created_at: number;
}

/** What somebody is to be mailed about, until a mail holds it. */
export interface MetricNoticesTable {
  id: Generated<number>;
  organization_id: number;
  project_id: number;
  rule_id: number;
  user_id: number;
  /** `Critical: Too many errors`, and what was measured. */
  title: string;
  description: string;
  identifier: number;
  created_at: number;
}

/** When somebody was last mailed about a project's metric alerts. */
export interface MetricMailTimesTable {
  project_id: number;
  user_id: number;
  mailed_at: number;
}
