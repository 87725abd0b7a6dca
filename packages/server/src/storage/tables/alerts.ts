import type { Generated } from "kysely";

/** A rule about issues: when it fires, and who is told. */
export interface AlertRulesTable {
  id: Generated<number>;
  organization_id: number;
  project_id: number;
  name: string;
  is_enabled: number;
  /** How many of the conditions must hold. */
  condition_match: "all" | "any" | "none";
  filter_match: "all" | "any" | "none";
  /** JSON list of `Condition`. */
  conditions: string;
  /** JSON list of `Filter`. */
  filters: string;
  /** JSON list of `Action`. */
  actions: string;
  /** Minutes between two firings for one issue. */
  frequency: number;
  /** Null: events of every environment. */
  environment: string | null;
  owner_user_id: number | null;
  owner_team_id: number | null;
  created_by: number | null;
  created_at: number;
  updated_at: number;
  /** Whether it is silent for everybody, since whom, and until when (null: until somebody says). */
  is_snoozed: number;
  snoozed_until: number | null;
  snoozed_by: number | null;
}

/** Projects that have or had rules; the version grows with every change of theirs. */
export interface AlertProjectsTable {
  project_id: number;
  version: number;
}

/** When a rule last fired for an issue. */
export interface AlertStatesTable {
  project_id: number;
  issue_id: number;
  rule_id: number;
  fired_at: number;
}

/** Events of an issue in steps of a minute or an hour, kept where rules look at windows. */
export interface AlertCountsTable {
  project_id: number;
  issue_id: number;
  /** Milliseconds. */
  step: number;
  /** Empty: whichever. */
  environment: string;
  /** Epoch milliseconds of the step's start. */
  bucket_at: number;
  events: number;
}

/** The different users an issue met in a step. */
export interface AlertUsersTable {
  project_id: number;
  issue_id: number;
  step: number;
  environment: string;
  bucket_at: number;
  user_key: string;
}

/** One time that a rule fired. */
export interface AlertFiringsTable {
  id: Generated<number>;
  organization_id: number;
  project_id: number;
  rule_id: number;
  issue_id: number;
  event_id: string;
  fired_at: number;
  /** JSON list of `FiredAction`. */
  actions: string;
}

/** Where the plain webhook of a rule's action goes. */
export interface AlertWebhooksTable {
  id: Generated<number>;
  organization_id: number;
  /** Null: the rule belongs to the organization. */
  project_id: number | null;
  rule_kind: "issue" | "metric" | "hoot";
  rule_id: number;
  url: string;
  /** Sealed with the instance key: it must be read again to sign. */
  secret: string;
  created_at: number;
}

/** A mail that a firing owes, before it is known to whom and with what else together. */
export interface AlertNoticesTable {
  id: Generated<number>;
  organization_id: number;
  project_id: number;
  rule_id: number;
  issue_id: number;
  event_id: string;
  rule_name: string;
  /** JSON `MailTarget`. */
  target: string;
  /** 1: its readers are known. */
  is_addressed: number;
  created_at: number;
}

/** A notice that waits to be told to one person. */
export interface AlertNoticeReadersTable {
  notice_id: number;
  user_id: number;
  project_id: number;
}

/** When somebody was last mailed about a project's alerts. */
export interface AlertMailTimesTable {
  user_id: number;
  project_id: number;
  mailed_at: number;
}

/** What somebody does not want to be mailed about. */
export interface AlertMutesTable {
  user_id: number;
  scope: "rule" | "metric-rule" | "project";
  /** Of the rule or of the project. */
  scope_id: number;
  /** Null: until they say otherwise. */
  until_at: number | null;
  created_at: number;
}
