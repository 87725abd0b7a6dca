import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { IssueUpdate } from "@vedette/contract";
import { useState } from "react";
import { issueListQuery } from "../../api/issues.ts";
import { useLive } from "../../api/live.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { IssueList } from "./issue-list.tsx";
import { toListQuery } from "./issue-search.ts";
import { IssueTabs } from "./issue-tabs.tsx";
import { IssueToolbar } from "./issue-toolbar.tsx";
import { NoIssues } from "./no-issues.tsx";
import { PageTurner } from "./page-turner.tsx";
import { ShortcutsDialog } from "./shortcuts-dialog.tsx";
import { useChangeIssues } from "./use-change-issues.ts";
import { useIssueKeys } from "./use-issue-keys.ts";
import { useSelection } from "./use-selection.ts";

const route = getRouteApi("/signed-in/organizations/$organization/issues");

/** The issues of an organization: search them, look at them, change many at once. Live. */
export function IssuesPage() {
  const { organization } = route.useParams();
  const search = route.useSearch();
  const queries = useQueryClient();
  const refetchInterval = useLive(organization, "issues", () => {
    void queries.invalidateQueries({ queryKey: ["issues", organization, "list"] });
  });
  const page = useQuery({
    ...issueListQuery(organization, toListQuery(search)),
    refetchInterval,
  });
  const issues = page.data?.issues ?? [];
  const selection = useSelection(issues.map(({ id }) => id));
  const [helping, setHelping] = useState(false);
  const changes = useChangeIssues(organization);

  function change(ids: readonly string[], update: IssueUpdate) {
    changes.change(
      issues.filter(({ id }) => ids.includes(id)),
      update,
    );
    selection.clear();
  }
  useIssueKeys({ issues, selection, change, onHelp: () => setHelping(true) });

  return (
    <>
      <PageHeader title="Issues" />
      <IssueTabs search={search} />
      <IssueToolbar organization={organization} search={search} onHelp={() => setHelping(true)} />
      {page.isError && <ErrorMessage error={page.error} onRetry={() => void page.refetch()} />}
      {(page.isPending || page.data !== undefined) && (
        <IssueList
          organization={organization}
          issues={issues}
          isLoading={page.isPending}
          isStale={page.isPlaceholderData}
          selection={selection}
          changes={changes}
          empty={<NoIssues organization={organization} search={search} />}
        />
      )}
      <PageTurner page={page.data} isFirst={search.cursor === undefined} />
      <ShortcutsDialog opened={helping} onClose={() => setHelping(false)} />
    </>
  );
}
