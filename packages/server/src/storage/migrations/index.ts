/** The schema's history, in order. A migration that has been released never changes again. */
import { createPeople } from "./0001-people.ts";
import { createProjects } from "./0002-projects.ts";
import { createIssues } from "./0003-issues.ts";
import { createAppsAndOutbox } from "./0004-apps-and-outbox.ts";
import { createReleases } from "./0005-releases.ts";
import { createIngest } from "./0006-ingest.ts";
import { createMonitorsAndAttachments } from "./0007-monitors-and-attachments.ts";
import { createIssueSearch } from "./0008-issue-search.ts";
import { createMembership } from "./0009-membership.ts";
import { createFairDelivery } from "./0010-fair-delivery.ts";
import { createMailAndHooks } from "./0012-mail-and-hooks.ts";
import { extendWebhooks } from "./0011-webhooks.ts";
import { createSessionUsers } from "./0018-session-users.ts";
import { createAlertRules } from "./0017-alert-rules.ts";
import { createAuthorizations } from "./0014-authorizations.ts";
import { createStatus } from "./0016-status.ts";
import { createIntegrationPlatform } from "./0013-integration-platform.ts";
import { createUiComponents } from "./0015-ui-components.ts";
import { createMetricAlerts } from "./0019-metric-alerts.ts";
import { createSavedSearches } from "./0020-saved-searches.ts";
import { createAccounts } from "./0021-accounts.ts";
import { createFailingHooks } from "./0022-failing-hooks.ts";
import { createIssueSplits } from "./0023-unmerge.ts";
import { separateDeliveryBodies } from "./0024-delivery-bodies.ts";
import { createMutedMonitors } from "./0025-muted-monitors.ts";
import { createFreshIssues } from "./0026-fresh-issues.ts";
import { countTimeoutsExactly } from "./0027-exact-timeouts.ts";
import { addHootActions } from "./0028-hoot-actions.ts";
import type { ColumnWords, Schema } from "./columns.ts";

export const migrations: Readonly<
  Record<string, (db: Schema, words: ColumnWords) => Promise<void>>
> = {
  "0001-people": createPeople,
  "0002-projects": createProjects,
  "0003-issues": createIssues,
  "0004-apps-and-outbox": createAppsAndOutbox,
  "0005-releases": createReleases,
  "0006-ingest": createIngest,
  "0007-monitors-and-attachments": createMonitorsAndAttachments,
  "0008-issue-search": createIssueSearch,
  "0009-membership": createMembership,
  "0010-fair-delivery": createFairDelivery,
  "0013-integration-platform": createIntegrationPlatform,
  "0012-mail-and-hooks": createMailAndHooks,
  "0011-webhooks": extendWebhooks,
  "0014-authorizations": createAuthorizations,
  "0016-status": createStatus,
  "0018-session-users": createSessionUsers,
  "0017-alert-rules": createAlertRules,
  "0015-ui-components": createUiComponents,
  "0019-metric-alerts": createMetricAlerts,
  "0020-saved-searches": createSavedSearches,
  "0021-accounts": createAccounts,
  "0022-failing-hooks": createFailingHooks,
  "0023-unmerge": createIssueSplits,
  "0024-delivery-bodies": separateDeliveryBodies,
  "0025-muted-monitors": createMutedMonitors,
  "0026-fresh-issues": createFreshIssues,
  "0027-exact-timeouts": countTimeoutsExactly,
  "0028-hoot-actions": addHootActions,
};
