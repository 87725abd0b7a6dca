import type {
  Assignee as WireAssignee,
  Issue as WireIssue,
  IssueStatusDetails,
} from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { ExternalIssue } from "../external-issues/index.ts";
import type { Links } from "../instance.ts";
import type { Assignee, Issue, IssueProject, StatusDetails, ViewerMarks } from "./model.ts";
import { formatShortId } from "./short-id.ts";

/** What an issue is shown with. */
export interface IssueSurroundings {
  links: Links;
  organization: { slug: string };
  project: IssueProject;
  assignee: Assignee | null;
  /** Null: nobody in particular is looking. */
  viewer: ViewerMarks | null;
  /** What apps linked to it. */
  externalIssues: readonly ExternalIssue[];
}

/** An issue as the REST interface and webhooks share it: without charts. */
export function presentIssue(issue: Issue, surroundings: IssueSurroundings): WireIssue {
  const { links, organization, project, assignee, viewer, externalIssues } = surroundings;
  return {
    id: String(issue.id),
    shareId: null,
    shortId: formatShortId(project.slug, issue.shortId),
    title: issue.title,
    culprit: issue.culprit,
    permalink: issuePermalink(links, organization.slug, issue.id),
    logger: issue.logger,
    level: issue.level,
    status: issue.status,
    statusDetails: presentStatusDetails(issue.statusDetails),
    substatus: issue.substatus,
    isPublic: false,
    platform: issue.platform,
    priority: issue.priority,
    priorityLockedAt: null,
    project: {
      id: String(project.id),
      name: project.name,
      slug: project.slug,
      platform: project.platform,
    },
    type: issue.type,
    issueType: issue.type === "feedback" ? "feedback" : "error",
    issueCategory: issue.type === "feedback" ? "feedback" : "error",
    metadata: issue.metadata,
    numComments: issue.commentCount,
    assignedTo: presentAssignee(assignee),
    isBookmarked: viewer?.isBookmarked ?? false,
    isSubscribed: viewer?.isSubscribed ?? false,
    subscriptionDetails: presentSubscription(viewer),
    hasSeen: viewer?.hasSeen ?? false,
    annotations: externalIssues.map(({ displayName, webUrl: url }) => ({ displayName, url })),
    isUnhandled: issue.isUnhandled,
    count: String(issue.timesSeen),
    userCount: issue.userCount,
    firstSeen: formatInstant(issue.firstSeenAt),
    lastSeen: formatInstant(issue.lastSeenAt),
  };
}

/** The page of an issue for people. */
export function issuePermalink(links: Links, organizationSlug: string, issueId: number): string {
  return `${links.baseUrl}/organizations/${organizationSlug}/issues/${issueId}/`;
}

/** Who an issue is assigned to, as issues show it; ids are text. */
export function presentAssignee(assignee: Assignee | null): WireAssignee | null {
  if (assignee === null) return null;
  const { type, id, name } = assignee;
  const common = { type, id: String(id), name };
  return assignee.type === "user" ? { ...common, email: assignee.email } : common;
}

/** Only what the wire knows: the counters kept for the rules stay inside. */
export function presentStatusDetails(details: StatusDetails): IssueStatusDetails {
  const {
    ignoreUntil,
    releaseThen: _,
    timesSeenThen: __,
    userCountThen: ___,
    ignoredAt: ____,
    isAwaited: _____,
    ...shown
  } = details;
  return ignoreUntil === undefined ? shown : { ...shown, ignoreUntil: formatInstant(ignoreUntil) };
}

function presentSubscription(viewer: ViewerMarks | null): { reason: string } | null {
  if (!viewer?.isSubscribed || viewer.subscriptionReason === null) return null;
  return { reason: viewer.subscriptionReason };
}
