import * as z from "zod";
import { assignee, statusDetails } from "./issue.ts";
import { issueStatus, priority, SUBSTATUSES } from "./issue-words.ts";

const WEEK_MINUTES = 10_080;

/** The change somebody asks of one issue or of many. Every key is optional. */
export const issueUpdate = z
  .object({
    status: z.enum(["resolved", "unresolved", "ignored", "muted", "resolvedInNextRelease"]),
    statusDetails: z
      .object({
        inNextRelease: z.boolean(),
        /** A version, or `latest`. */
        inRelease: z.string().max(200),
        inCommit: z.object({ commit: z.string().max(64), repository: z.string().max(200) }),
        /** Minutes. */
        ignoreDuration: z.int().min(0),
        ignoreCount: z.int().min(1),
        ignoreWindow: z.int().min(1).max(WEEK_MINUTES),
        ignoreUserCount: z.int().min(1),
        ignoreUserWindow: z.int().min(1).max(WEEK_MINUTES),
      })
      .partial(),
    substatus: z.enum(SUBSTATUSES).nullable(),
    /** `user:7`, `team:3`, `7`, a user name or an e-mail; empty or null takes it away. */
    assignedTo: z.string().max(254).nullable(),
    priority,
    hasSeen: z.boolean(),
    isBookmarked: z.boolean(),
    isSubscribed: z.boolean(),
    isPublic: z.boolean(),
    inbox: z.boolean(),
    merge: z.boolean(),
    discard: z.boolean(),
  })
  .partial()
  .meta({ id: "IssueUpdate" });

/** What a bulk change did: only what it touched is there. */
export const issueUpdateResult = z
  .object({
    status: issueStatus,
    statusDetails,
    substatus: z.enum(SUBSTATUSES).nullable(),
    inbox: z.unknown().nullable(),
    assignedTo: assignee.nullable(),
    priority,
    hasSeen: z.boolean(),
    isBookmarked: z.boolean(),
    isSubscribed: z.boolean(),
    isPublic: z.boolean(),
    shareId: z.string().nullable(),
    merge: z.object({ parent: z.string(), children: z.array(z.string()) }),
  })
  .partial()
  .meta({ id: "IssueUpdateResult" });

export type IssueUpdate = z.output<typeof issueUpdate>;
export type IssueUpdateResult = z.output<typeof issueUpdateResult>;
