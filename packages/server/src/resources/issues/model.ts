import type { EventSummary, IssueStatus, Level, Priority, Substatus } from "@vedette/contract";
import type { EventMetadata } from "../../protocol/index.ts";
import type { ReleaseOrder } from "../releases/index.ts";

/** Events that belong together: what broke, how often, and what people decided about it. */
export interface Issue {
  id: number;
  organizationId: number;
  projectId: number;
  /** Counts up within its project; people see it in base 32 behind the project's slug. */
  shortId: number;
  title: string;
  culprit: string;
  location: string;
  level: Level;
  platform: string;
  logger: string | null;
  /** The type of its events. */
  type: EventSummary["event.type"];
  metadata: EventMetadata;
  status: IssueStatus;
  substatus: Substatus | null;
  statusDetails: StatusDetails;
  /** Since when it is new, or open again; null: it is neither. Epoch milliseconds. */
  freshSince: number | null;
  priority: Priority;
  assignedUserId: number | null;
  assignedTeamId: number | null;
  /** Epoch milliseconds. */
  firstSeenAt: number;
  lastSeenAt: number;
  timesSeen: number;
  userCount: number;
  commentCount: number;
  isUnhandled: boolean;
  firstRelease: string | null;
  lastRelease: string | null;
}

/** Who is to look after an issue. `email` is a user's. */
export type Assignee =
  | { type: "user"; id: number; name: string; email: string }
  | { type: "team"; id: number; name: string };

/** What an issue has to do with the person who looks at it. */
export interface ViewerMarks {
  hasSeen: boolean;
  isBookmarked: boolean;
  isSubscribed: boolean;
  subscriptionReason: string | null;
}

/** What issues show of their project. */
export interface IssueProject {
  id: number;
  slug: string;
  name: string;
  platform: string | null;
}

/** How an issue is resolved or ignored, as it is stored; empty when it simply is. */
export interface StatusDetails {
  inNextRelease?: true;
  /** The version that holds the fix. */
  inRelease?: string;
  inCommit?: { commit: string; repository: string };
  /** The release that was out when it was resolved: the fix comes after it. */
  releaseThen?: string;
  /** Epoch milliseconds. */
  ignoreUntil?: number;
  /** More events before it counts again, within `ignoreWindow` minutes where that is given. */
  ignoreCount?: number;
  ignoreWindow?: number;
  /** More users before it counts again, within `ignoreUserWindow` minutes where that is given. */
  ignoreUserCount?: number;
  ignoreUserWindow?: number;
  /** Its counters when it was ignored: the conditions count from there. */
  timesSeenThen?: number;
  userCountThen?: number;
  /** When it was ignored, epoch milliseconds, where users are counted in a window. */
  ignoredAt?: number;
  /** It is open again because its time of being ignored was over, and has had no event since. */
  isAwaited?: true;
}

/** What an issue's rule about coming back needs to know of a new event. */
export interface SeenAgain {
  /** When it arrived, epoch milliseconds on our clock. */
  at: number;
  release: string | null;
  /** The issue's counters, this event included. */
  timesSeen: number;
  userCount: number;
  /** Events within `ignoreWindow`, users within `ignoreUserWindow`; unknown counts end nothing. */
  timesSeenInWindow?: number;
  userCountInWindow?: number;
}

/** What a new event does to a decision that was made about its issue. */
export type Comeback = "regressed" | "reappeared" | "unchanged";

/**
 * Whether a new event takes a resolved or ignored issue back among the open ones. Pure.
 *
 * Resolved: it regresses, except where the resolution speaks of a release and the event comes from
 * one before the fix (or does not say which): those are the old version still running. `order` must
 * know the releases that these two speak of.
 * Ignored: it reappears once one of its conditions is met. Everything else stays as it is.
 */
export function onNewEvent(
  issue: Pick<Issue, "status" | "statusDetails">,
  event: SeenAgain,
  order: ReleaseOrder,
): Comeback {
  switch (issue.status) {
    case "resolved":
      return comesBeforeFix(issue.statusDetails, event.release, order) ? "unchanged" : "regressed";
    case "ignored":
      return isConditionMet(issue.statusDetails, event) ? "reappeared" : "unchanged";
    case "unresolved":
    default:
      return "unchanged";
  }
}

/** What each comeback makes of the issue, and what its activity calls it. */
export const COMEBACKS = {
  regressed: { substatus: "regressed", activity: "set_regression" },
  reappeared: { substatus: "ongoing", activity: "set_unresolved" },
} as const satisfies Record<
  Exclude<Comeback, "unchanged">,
  { substatus: Substatus; activity: string }
>;

function comesBeforeFix(
  details: StatusDetails,
  release: string | null,
  order: ReleaseOrder,
): boolean {
  const { inRelease, releaseThen } = details;
  const waitsForRelease = details.inNextRelease !== undefined || details.inCommit !== undefined;
  if (inRelease === undefined && !waitsForRelease) return false;
  if (release === null) return true;
  if (inRelease !== undefined) {
    const place = order(release, inRelease);
    return place === undefined ? release === releaseThen : place < 0;
  }
  if (releaseThen === undefined) return false;
  const place = order(release, releaseThen);
  return place !== undefined && place <= 0;
}

function isConditionMet(details: StatusDetails, event: SeenAgain): boolean {
  const { ignoreUntil, ignoreCount, ignoreWindow, ignoreUserCount, ignoreUserWindow } = details;
  if (ignoreUntil !== undefined && event.at >= ignoreUntil) return true;
  if (ignoreCount !== undefined) {
    const since = event.timesSeen - (details.timesSeenThen ?? 0);
    const seen = ignoreWindow === undefined ? since : atMost(event.timesSeenInWindow, since);
    if (seen >= ignoreCount) return true;
  }
  if (ignoreUserCount !== undefined) {
    const since = event.userCount - (details.userCountThen ?? 0);
    const met = ignoreUserWindow === undefined ? since : (event.userCountInWindow ?? 0);
    if (met >= ignoreUserCount) return true;
  }
  return false;
}

/** A window that reaches back before the issue was ignored counts only from there. */
function atMost(inWindow: number | undefined, since: number): number {
  return Math.min(inWindow ?? 0, since);
}
