import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { issueQuery, useUpdateIssue } from "../../api/issues.ts";
import { useLive } from "../../api/live.ts";
import { useKeys } from "../../ui/use-keys.ts";
import { usePageTitle } from "../../ui/use-page-title.ts";
import { ActivityPanel } from "./activity/activity-panel.tsx";
import { EventOfIssue } from "./event/event-of-issue.tsx";
import { IssueHeader } from "./issue-header.tsx";
import { IssueNumbers } from "./issue-numbers.tsx";
import { TagDistribution } from "./tag-distribution.tsx";
import { useMarkSeen } from "./use-mark-seen.ts";
import classes from "./issue-page.module.css";

/** One issue with one of its events: the one named in the address, or the latest. */
export function IssuePage() {
  const { organization = "", issue: id = "", event = "latest" } = useParams({ strict: false });
  const queries = useQueryClient();
  const refetchInterval = useLive(organization, "issues", (messages) => {
    const isMeant = messages.length === 0 || messages.some(({ ids }) => isAbout(ids, id));
    if (isMeant) void queries.invalidateQueries(issueQuery(organization, id));
  });
  const { data: issue } = useSuspenseQuery({ ...issueQuery(organization, id), refetchInterval });
  const updating = useUpdateIssue(organization, id);
  usePageTitle(issue.title, issue.shortId);
  useMarkSeen(organization, issue);
  useKeys({
    e: () => updating.mutate({ status: "resolved" }),
    i: () => updating.mutate({ status: "ignored" }),
    u: () => updating.mutate({ status: "unresolved" }),
  });

  return (
    <>
      <IssueHeader
        organization={organization}
        issue={issue}
        onChange={(change) => updating.mutate(change)}
        busy={updating.isPending}
      />
      <div className={classes["columns"]}>
        <div className={classes["main"]}>
          <EventOfIssue organization={organization} issue={issue} event={event} />
        </div>
        <aside className={classes["aside"]} aria-label="About this issue">
          <IssueNumbers issue={issue} />
          <ActivityPanel organization={organization} issue={issue} />
          <TagDistribution organization={organization} issue={issue} />
        </aside>
      </div>
    </>
  );
}

/** A hint without ids is about all issues. */
function isAbout(ids: readonly string[], id: string): boolean {
  return ids.length === 0 || ids.includes(id);
}
