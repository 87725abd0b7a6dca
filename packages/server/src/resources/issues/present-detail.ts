import type { Activity, IssueDetail, Release, User } from "@vedette/contract";
import { presentExternalIssue } from "../external-issues/index.ts";
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
  /** Those it was first and last seen in, by version, as far as they are known. */
  releases: ReadonlyMap<string, Release>;
  userReports: number;
}

/** One issue with its history, tags and charts. */
export function presentIssueDetail(
  issue: Issue,
  surroundings: IssueSurroundings,
  parts: DetailParts,
): IssueDetail {
  const { charts, activity, seenBy, participants, tags, releases } = parts;
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
    userReportCount: parts.userReports,
    tags: tags.map(presentTagSummary),
    firstRelease: releases.get(issue.firstRelease ?? "") ?? null,
    lastRelease: releases.get(issue.lastRelease ?? "") ?? null,
    sentryAppIssues: surroundings.externalIssues.map(presentExternalIssue),
    integrationIssues: [],
  };
}
