import type { IssueRecords } from "../issues/index.ts";
import { moveEventsOfIssue, purgeEventsOfIssue, type PurgeOfEvents } from "./store-of-issue.ts";

/** Events as issues that are deleted or merged take them along, with what else is kept for them. */
export function eventsOfIssues(companions: readonly PurgeOfEvents[]): IssueRecords {
  return {
    purge: async (tx, issueId, limit) => await purgeEventsOfIssue(tx, issueId, limit, companions),
    move: moveEventsOfIssue,
  };
}
