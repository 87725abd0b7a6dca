import * as z from "zod";
import { activity } from "./activity.ts";
import { externalIssue } from "./external-issue.ts";
import { eventType, issueStatus, level, priority, substatus } from "./issue-words.ts";
import { id, instant, jsonObject, statPoint } from "./primitives.ts";
import { projectReference } from "./project.ts";
import { release } from "./release.ts";
import { tagSummary } from "./tag.ts";
import { user } from "./user.ts";

/** What title and subtitle are made of; which keys are there depends on the event's type. */
export const eventMetadata = z.object({
  type: z.string().optional(),
  value: z.string().optional(),
  filename: z.string().optional(),
  function: z.string().optional(),
  title: z.string().optional(),
  message: z.string().optional(),
  directive: z.string().optional(),
  uri: z.string().optional(),
  contact_email: z.string().optional(),
  name: z.string().optional(),
});

export const assignee = z.object({
  type: z.enum(["user", "team"]),
  id,
  name: z.string(),
  email: z.string().optional(),
});

/** How an issue is resolved or ignored; empty when it simply is. */
export const statusDetails = z.object({
  inRelease: z.string().optional(),
  inNextRelease: z.boolean().optional(),
  inCommit: z.unknown().optional(),
  ignoreUntil: instant.optional(),
  ignoreCount: z.int().optional(),
  ignoreWindow: z.int().optional(),
  ignoreUserCount: z.int().optional(),
  ignoreUserWindow: z.int().optional(),
  autoResolved: z.boolean().optional(),
  actor: z.unknown().optional(),
});

const totals = z.object({
  count: z.string(),
  userCount: z.int(),
  firstSeen: instant.nullable(),
  lastSeen: instant.nullable(),
  stats: z.record(z.string(), z.array(statPoint)).nullable(),
});

/** An issue as lists give it. `count` is a string, `userCount` a number: the wire's habit. */
export const issue = z
  .object({
    id,
    shareId: z.string().nullable(),
    shortId: z.string(),
    title: z.string(),
    culprit: z.string(),
    permalink: z.string(),
    logger: z.string().nullable(),
    level,
    status: issueStatus,
    statusDetails,
    substatus: substatus.nullable(),
    isPublic: z.boolean(),
    platform: z.string().nullable(),
    priority: priority.nullable(),
    priorityLockedAt: instant.nullable(),
    project: projectReference,
    type: eventType,
    issueType: z.string(),
    issueCategory: z.string(),
    metadata: eventMetadata,
    numComments: z.int(),
    assignedTo: assignee.nullable(),
    isBookmarked: z.boolean(),
    isSubscribed: z.boolean(),
    subscriptionDetails: jsonObject.nullable(),
    hasSeen: z.boolean(),
    annotations: z.array(z.object({ displayName: z.string(), url: z.string() })),
    isUnhandled: z.boolean(),
    count: z.string(),
    userCount: z.int(),
    firstSeen: instant,
    lastSeen: instant,
    /** Keyed by period (`24h`, `30d`): events per bucket. Left out by `collapse=stats`. */
    stats: z.record(z.string(), z.array(statPoint)).optional(),
    lifetime: totals.nullable().optional(),
    filtered: totals.nullable().optional(),
    inbox: jsonObject.nullable().optional(),
    owners: z.array(z.unknown()).nullable().optional(),
  })
  .meta({ id: "Issue" });

export const issueDetail = z
  .object({
    ...issue.shape,
    stats: z.record(z.string(), z.array(statPoint)),
    activity: z.array(activity),
    seenBy: z.array(user),
    participants: z.array(user),
    pluginActions: z.array(z.unknown()),
    pluginIssues: z.array(z.unknown()),
    pluginContexts: z.array(z.unknown()),
    userReportCount: z.int(),
    tags: z.array(tagSummary),
    firstRelease: release.nullable(),
    lastRelease: release.nullable(),
    sentryAppIssues: z.array(externalIssue).optional(),
    integrationIssues: z.array(z.unknown()).optional(),
  })
  .meta({ id: "IssueDetail" });

export type Issue = z.output<typeof issue>;
export type IssueDetail = z.output<typeof issueDetail>;
export type IssueStatusDetails = z.output<typeof statusDetails>;
export type Assignee = z.output<typeof assignee>;
