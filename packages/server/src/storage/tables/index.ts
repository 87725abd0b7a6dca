/** Every table, as Kysely types it. Queries live in the owner's `store.ts`, nowhere else. */
import type * as apps from "./apps.ts";
import type * as issues from "./issues.ts";
import type * as outbox from "./outbox.ts";
import type * as people from "./people.ts";
import type * as projects from "./projects.ts";

export interface Tables {
  users: people.UsersTable;
  sessions: people.SessionsTable;
  accounts: people.AccountsTable;
  verifications: people.VerificationsTable;
  organizations: people.OrganizationsTable;
  members: people.MembersTable;
  teams: people.TeamsTable;
  team_members: people.TeamMembersTable;
  team_projects: people.TeamProjectsTable;
  api_tokens: people.ApiTokensTable;
  audit_log: people.AuditLogTable;
  instance_settings: people.InstanceSettingsTable;
  projects: projects.ProjectsTable;
  project_keys: projects.ProjectKeysTable;
  removed_projects: projects.RemovedProjectsTable;
  outcomes: projects.OutcomesTable;
  issues: issues.IssuesTable;
  issue_hashes: issues.IssueHashesTable;
  issue_users: issues.IssueUsersTable;
  issue_viewers: issues.IssueViewersTable;
  issue_tags: issues.IssueTagsTable;
  issue_hours: issues.IssueHoursTable;
  events: issues.EventsTable;
  event_ids: issues.EventIdsTable;
  poisoned_events: issues.PoisonedEventsTable;
  activities: issues.ActivitiesTable;
  sentry_apps: apps.SentryAppsTable;
  installations: apps.InstallationsTable;
  subscriptions: apps.SubscriptionsTable;
  outbox: outbox.OutboxTable;
  deliveries: outbox.DeliveriesTable;
  delivery_queue: outbox.DeliveryQueueTable;
  attempts: outbox.AttemptsTable;
  leases: outbox.LeasesTable;
}
