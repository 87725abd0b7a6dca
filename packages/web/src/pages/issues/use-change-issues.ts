import type { Issue, IssueUpdate } from "@vedette/contract";
import { useUpdateIssues } from "../../api/issues.ts";
import { notifyDone } from "../../components/notify.tsx";
import { counted } from "../../format/number.ts";

const DONE = {
  resolved: "resolved",
  unresolved: "unresolved again",
  ignored: "ignored",
  muted: "ignored",
  resolvedInNextRelease: "resolved in the next release",
};

/** Changes issues of the list, says so, and offers to take a change of status back. */
export function useChangeIssues(organization: string) {
  const updating = useUpdateIssues(organization);

  return (issues: readonly Issue[], change: IssueUpdate) => {
    if (issues.length === 0) return;
    const ids = issues.map(({ id }) => id);
    updating.mutate(
      { ids, change },
      {
        onSuccess: () => {
          const did = change.status === undefined ? "changed" : DONE[change.status];
          notifyDone(`${counted(ids.length, "issue")} ${did}.`, () => restore(issues));
        },
      },
    );
  };

  function restore(issues: readonly Issue[]) {
    for (const [status, group] of Map.groupBy(issues, (issue) => issue.status)) {
      updating.mutate({ ids: group.map(({ id }) => id), change: { status } });
    }
  }
}
