import type { Outgoing } from "@vedette/contract";
import { findKeyOwner } from "./find-key-owner.ts";
import type { AnswerBadge, Directory, AuthHandler } from "./http/index.ts";
import type { Implemented } from "./routing/index.ts";
import { activityRoutes } from "./resources/activities/routes.ts";
import { alertRuleRoutes } from "./resources/alert-rules/routes.ts";
import type { InstanceSettings } from "./resources/administration/index.ts";
import { administrationRoutes } from "./resources/administration/routes.ts";
import { apiTokenRoutes } from "./resources/api-tokens/routes.ts";
import { auditLogRoutes } from "./resources/audit-log/routes.ts";
import { catchAllRoutes } from "./resources/catch-alls/routes.ts";
import { commentRoutes } from "./resources/comments/routes.ts";
import { deliveryLogRoutes } from "./resources/delivery-log/routes.ts";
import { environmentRoutes } from "./resources/environments/routes.ts";
import { attachmentRoutes } from "./resources/attachments/routes.ts";
import { countIssueEventsAmong } from "./resources/events/index.ts";
import { eventRoutes } from "./resources/events/routes.ts";
import { findOrganizationIdOfIssue, getIssue } from "./resources/issues/index.ts";
import { answerBadge, badgeFrameStyle } from "./resources/hoots/index.ts";
import { hootRoutes } from "./resources/hoots/routes.ts";
import { issueRoutes } from "./resources/issues/routes.ts";
import { findMember } from "./resources/members/index.ts";
import type { Live } from "./resources/live/index.ts";
import { liveRoutes } from "./resources/live/routes.ts";
import { memberRoutes } from "./resources/members/routes.ts";
import { findOrganization, type Organization } from "./resources/organizations/index.ts";
import { metricAlertRoutes } from "./resources/metric-alerts/routes.ts";
import { monitorRoutes } from "./resources/monitors/routes.ts";
import { oauthRoutes } from "./resources/oauth-applications/routes.ts";
import { orgAuthTokenRoutes } from "./resources/org-auth-tokens/routes.ts";
import { organizationRoutes } from "./resources/organizations/routes.ts";
import { outcomeRoutes } from "./resources/outcomes/routes.ts";
import { outgoingRoutes } from "./resources/outgoing/routes.ts";
import { projectKeyRoutes } from "./resources/project-keys/routes.ts";
import { countProjects, getProject, presentProjectsOf } from "./resources/projects/index.ts";
import { projectRoutes } from "./resources/projects/routes.ts";
import { releaseHealthRoutes } from "./resources/release-health/routes.ts";
import { releaseRoutes } from "./resources/releases/routes.ts";
import { removalRoutes } from "./resources/removals/routes.ts";
import { findIntegration } from "./resources/sentry-apps/index.ts";
import type { AppClient } from "./resources/component-requests/index.ts";
import { externalIssueRoutes } from "./resources/external-issues/routes.ts";
import { uiComponentRoutes } from "./resources/ui-components/routes.ts";
import { sentryAppRoutes } from "./resources/sentry-apps/routes.ts";
import type { Instance } from "./resources/instance.ts";
import { findSentryOfToken } from "./resources/sentries/index.ts";
import { sentryRoutes } from "./resources/sentries/routes.ts";
import { serviceHookRoutes } from "./resources/service-hooks/routes.ts";
import { savedSearchRoutes } from "./resources/saved-searches/routes.ts";
import { setupRoutes } from "./resources/setup/routes.ts";
import { mailChoiceRoutes } from "./resources/mail-choices/routes.ts";
import { passkeyRoutes } from "./resources/passkeys/routes.ts";
import { presentTeamsOf } from "./resources/teams/index.ts";
import { teamRoutes } from "./resources/teams/routes.ts";
import { selectReportedEvents } from "./resources/user-reports/index.ts";
import { userReportRoutes } from "./resources/user-reports/routes.ts";
import { findUser } from "./resources/users/index.ts";
import { userRoutes } from "./resources/users/routes.ts";
import { webhookEventRoutes } from "./resources/webhook-events/routes.ts";
import { parseAuthHeader } from "./protocol/index.ts";
import { createFindActor, type SignIn } from "./sign-in/index.ts";
import { sessionRoutes } from "./sign-in/routes.ts";

/** What the HTTP door needs of everything behind it. */
export interface Implementation {
  routes: Implemented[];
  directory: Directory;
  authHandler: AuthHandler;
  answerBadge: AnswerBadge;
}

/** What routes need of the settings, and of what runs besides. */
export interface RouteParts {
  sendsMail: boolean;
  live: Live;
  apps: AppClient;
  reviewers: readonly string[];
  outgoing: Outgoing;
  settings: InstanceSettings;
}

/** Joins every route of the contract with the resource that answers it. Part of the composition. */
export function implementRoutes(
  instance: Instance,
  signIn: SignIn,
  { sendsMail, live, apps, reviewers, outgoing, settings }: RouteParts,
): Implementation {
  const { db } = instance.storage;
  const issueOf = async (organizationId: number, text: string) =>
    await getIssue(db, organizationId, text);
  const projectIdOf = async (organizationId: number, idOrSlug: string) =>
    (await getProject(db, organizationId, idOrSlug)).id;
  return {
    routes: [
      ...activityRoutes(instance, issueOf),
      ...alertRuleRoutes(instance, apps),
      ...administrationRoutes(instance, {
        settings,
        createResetLink: signIn.createResetLink,
      }),
      ...apiTokenRoutes(instance),
      ...auditLogRoutes(instance),
      ...catchAllRoutes(instance),
      ...commentRoutes(instance),
      ...deliveryLogRoutes(instance),
      ...environmentRoutes(instance),
      ...eventRoutes(instance),
      ...attachmentRoutes(instance),
      ...metricAlertRoutes(instance, apps),
      ...monitorRoutes(instance),
      ...userReportRoutes(instance),
      ...issueRoutes(
        instance,
        async (issue) =>
          await countIssueEventsAmong(db, issue, selectReportedEvents(db, issue.projectId)),
      ),
      ...hootRoutes(instance, apps),
      ...liveRoutes(live),
      ...memberRoutes(instance, sendsMail, projectIdOf),
      ...oauthRoutes(instance),
      ...orgAuthTokenRoutes(instance),
      ...organizationRoutes(instance, {
        countProjects,
        present: async (actor, organization) => ({
          teams: await presentTeamsOf(db, { actor, organization }),
          projects: await presentProjectsOf(db, { actor, organization }),
        }),
      }),
      ...outcomeRoutes(instance),
      ...outgoingRoutes(outgoing),
      ...projectKeyRoutes(instance, projectIdOf),
      ...projectRoutes(instance),
      ...releaseHealthRoutes(instance),
      ...releaseRoutes(instance),
      ...removalRoutes(instance),
      ...sentryAppRoutes(instance, { reviewers }),
      ...externalIssueRoutes(instance, apps),
      ...uiComponentRoutes(instance, apps),
      ...sentryRoutes(instance),
      ...serviceHookRoutes(instance),
      ...savedSearchRoutes(instance),
      ...sessionRoutes(instance),
      ...passkeyRoutes(instance),
      ...mailChoiceRoutes(instance),
      ...setupRoutes(instance, sendsMail),
      ...teamRoutes(instance),
      ...userRoutes(instance),
      ...webhookEventRoutes(),
    ],
    directory: createDirectory(instance, signIn),
    authHandler: signIn.handle,
    answerBadge: async (wanted) =>
      wanted === "style" ? badgeFrameStyle : await answerBadge(instance, wanted),
  };
}

function createDirectory(instance: Instance, signIn: SignIn): Directory {
  const { db } = instance.storage;
  return {
    findActor: createFindActor(instance, signIn, async (id) => await findIntegration(db, id)),
    findOrganization: async (idOrSlug) => toFound(await findOrganization(db, idOrSlug)),
    async findOrganizationOfIssue(issue) {
      const id = await findOrganizationIdOfIssue(db, issue);
      return id === undefined ? undefined : toFound(await findOrganization(db, String(id)));
    },
    async findProjectOfDsn(authorization) {
      const parsed = parseAuthHeader(authorization);
      if (parsed.kind !== "dsn") return undefined;
      const key = await findKeyOwner(db, parsed.dsn.publicKey);
      return key?.isActive && String(key.projectId) === parsed.dsn.projectId ? key : undefined;
    },
    findSentryOfToken: async (tokenHash) => await findSentryOfToken(db, tokenHash),
    async hasTwoFactor(userId) {
      const user = await findUser(db, userId);
      return user !== undefined && (user.hasTwoFactor || user.isServiceAccount);
    },
    findRole: async (userId, organizationId) =>
      (await findMember(db, organizationId, userId))?.role ?? null,
  };
}

function toFound(organization: Organization | undefined) {
  if (organization === undefined) return undefined;
  const { id, slug, policies } = organization;
  return { id, slug, requiresTwoFactor: policies.require2FA };
}
