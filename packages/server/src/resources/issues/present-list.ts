import type { Issue as WireIssue, IssueUpdate, IssueUpdateResult } from "@vedette/contract";
import type { Links } from "../instance.ts";
import type { ListedIssue } from "./list-issues.ts";
import type { Merged } from "./merge-issues.ts";
import { presentAssignee, presentIssue, presentStatusDetails } from "./present.ts";
import type { UpdateResult } from "./update-issues.ts";

/** An issue of a list; `chartName` is the key its chart goes by, null without one. */
export function presentListedIssue(
  listed: ListedIssue,
  context: { links: Links; organization: { slug: string } },
  chartName: string | null,
): WireIssue {
  const { issue, beside, chart } = listed;
  return {
    ...presentIssue(issue, { ...context, ...beside }),
    ...(chart && chartName !== null && { stats: { [chartName]: chart } }),
    lifetime: null,
    filtered: null,
  };
}

/** What a bulk change answers: the fields that were asked for, as they are now. */
export function presentUpdateResult(asked: IssueUpdate, result: UpdateResult): IssueUpdateResult {
  const { sample, assignee } = result;
  const hasDecided = asked.status !== undefined || asked.substatus != null;
  return {
    ...(hasDecided &&
      sample && {
        status: sample.status,
        statusDetails: presentStatusDetails(sample.statusDetails),
        ...(sample.status !== "resolved" && { substatus: sample.substatus }),
        inbox: null,
      }),
    ...(assignee !== undefined && { assignedTo: presentAssignee(assignee) }),
    ...(asked.priority !== undefined && { priority: asked.priority }),
    ...(asked.hasSeen !== undefined && { hasSeen: asked.hasSeen }),
    ...(asked.isBookmarked !== undefined && { isBookmarked: asked.isBookmarked }),
    ...(asked.isSubscribed !== undefined && { isSubscribed: asked.isSubscribed }),
  };
}

/** What a merge answers: the issue that is left, and those that are part of it now. */
export function presentMerged({ parent, childIds }: Merged): IssueUpdateResult {
  return { merge: { parent: String(parent.id), children: childIds.map(String) } };
}
