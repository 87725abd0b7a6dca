import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { IssueDetail } from "@vedette/contract";
import type { ReactNode } from "react";
import { issueQuery, useUpdateIssue } from "../../api/issues.ts";
import { useLive } from "../../api/live.ts";
import { useKeys } from "../../ui/use-keys.ts";
import { usePageTitle } from "../../ui/use-page-title.ts";
import { IssueHeader } from "./issue-header.tsx";
import { IssueTabs } from "./issue-tabs.tsx";
import { useMarkSeen } from "./use-mark-seen.ts";

interface IssueFrameProps {
  children: (organization: string, issue: IssueDetail) => ReactNode;
}

/** What all pages of one issue have: its header with the actions, the tabs, keys, and live facts. */
export function IssueFrame({ children }: IssueFrameProps) {
  const { organization = "", issue: id = "" } = useParams({ strict: false });
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
      <IssueTabs organization={organization} issue={issue} />
      {children(organization, issue)}
    </>
  );
}

/** A hint without ids is about all issues. */
function isAbout(ids: readonly string[], id: string): boolean {
  return ids.length === 0 || ids.includes(id);
}
