import type { Activity, IssueDetail, User } from "@vedette/contract";
import { shortVersion } from "../releases/index.ts";
import type { Issue } from "./model.ts";
import { presentIssue, type IssueSurroundings } from "./present.ts";
import { presentTagSummary } from "./present-tags.ts";
import type { TagTotals } from "./store-counters.ts";

/** What the page of one issue shows besides the issue itself. */
export interface DetailParts {
  charts: { "24h": [number, number][]; "30d": [number, number][] };
  /** Newest first. */
  activity: Activity[];
  seenBy: User[];
  participants: User[];
  tags: readonly TagTotals[];
}

/** One issue with its history, tags and charts. */
export function presentIssueDetail(
  issue: Issue,
  surroundings: IssueSurroundings,
  parts: DetailParts,
): IssueDetail {
  const { charts, activity, seenBy, participants, tags } = parts;
  return {
    ...presentIssue(issue, surroundings),
    stats: charts,
    lifetime: null,
    filtered: null,
    inbox: null,
    owners: null,
    activity,
    seenBy,
    participants,
    pluginActions: [],
    pluginIssues: [],
    pluginContexts: [],
    userReportCount: 0,
    tags: tags.map(presentTagSummary),
    firstRelease: presentRelease(issue.firstRelease),
    lastRelease: presentRelease(issue.lastRelease),
    sentryAppIssues: [],
    integrationIssues: [],
  };
}

function presentRelease(version: string | null): { version: string; shortVersion: string } | null {
  return version === null ? null : { version, shortVersion: shortVersion(version) };
}
