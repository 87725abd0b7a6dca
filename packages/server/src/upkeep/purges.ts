import { purgeMails } from "../mail/index.ts";
import { purgeAlertMail } from "../resources/alert-mail/index.ts";
import { firingsOfIssues, purgeAlertRules } from "../resources/alert-rules/index.ts";
import { deleteAttachmentsOf, purgeAttachments } from "../resources/attachments/index.ts";
import { purgeAuditLog } from "../resources/audit-log/index.ts";
import { purgeEnvironments } from "../resources/environments/index.ts";
import { eventsOfIssues, type PurgeOfEvents, purgeEvents } from "../resources/events/index.ts";
import { externalIssuesOfIssues, purgeExternalIssues } from "../resources/external-issues/index.ts";
import { purgeHoots } from "../resources/hoots/index.ts";
import { type IssueRecords, purgeIssues } from "../resources/issues/index.ts";
import { purgeMembers } from "../resources/members/index.ts";
import { purgeMetricAlerts, purgeMetricNumbers } from "../resources/metric-alerts/index.ts";
import { purgeMetricSeries } from "../resources/metric-counters/index.ts";
import { purgeMonitors } from "../resources/monitors/index.ts";
import type { OrganizationPurge } from "../resources/organizations/index.ts";
import { purgeOutcomes } from "../resources/outcomes/index.ts";
import { type Purge, purgeProjects } from "../resources/projects/index.ts";
import { purgePlainWebhooks, purgePlainWebhooksOf } from "../resources/plain-webhooks/index.ts";
import { purgeReleaseHealth } from "../resources/release-health/index.ts";
import { purgeReleases, purgeReleasesOf } from "../resources/releases/index.ts";
import { purgeSavedSearches } from "../resources/saved-searches/index.ts";
import { purgeApps } from "../resources/sentry-apps/index.ts";
import { purgeSentries, unfollowProject } from "../resources/sentries/index.ts";
import { purgeServiceHooks } from "../resources/service-hooks/index.ts";
import { purgeTeams } from "../resources/teams/index.ts";
import { deleteUserReportsOf, purgeUserReports } from "../resources/user-reports/index.ts";

/** Everything that is kept for a project, owner by owner. What is largest and of least use goes first. */
export const PROJECT_PURGES: readonly Purge[] = [
  purgeAttachments,
  purgeEvents,
  purgeExternalIssues,
  purgeIssues,
  purgeUserReports,
  purgeReleaseHealth,
  purgeReleases,
  purgeEnvironments,
  purgeMonitors,
  unfollowProject,
  purgeServiceHooks,
  purgePlainWebhooks,
  purgeAlertMail,
  purgeAlertRules,
  purgeMetricAlerts,
  purgeMetricSeries,
  purgeOutcomes,
];

/** What is kept for an organization besides its projects; in an order that references allow. */
export const ORGANIZATION_PURGES: readonly OrganizationPurge[] = [
  purgeProjects,
  purgeApps,
  purgeReleasesOf,
  purgeSentries,
  purgeHoots,
  purgeMembers,
  purgeTeams,
  purgeMails,
  purgePlainWebhooksOf,
  purgeSavedSearches,
  purgeMetricNumbers,
  purgeAuditLog,
];

/** What is kept for single events, and goes with them. */
export const EVENT_COMPANIONS: readonly PurgeOfEvents[] = [
  deleteAttachmentsOf,
  deleteUserReportsOf,
];

/** What others keep for issues: it goes, or moves, with them. */
export const ISSUE_RECORDS: readonly IssueRecords[] = [
  eventsOfIssues(EVENT_COMPANIONS),
  externalIssuesOfIssues,
  firingsOfIssues,
];
