import type { Issue, IssueUpdate } from "@vedette/contract";
import { useDeleteIssues, useMergeIssues, useUpdateIssues } from "../../api/issues.ts";
import { notifyDone } from "../../components/notify.tsx";
import { counted } from "../../format/number.ts";
import { doneWords, undoing } from "./undo.ts";

export interface IssueChanges {
  /** Changes issues, says so, and offers to take it back. */
  change: (issues: readonly Issue[], update: IssueUpdate) => void;
  merge: (issues: readonly Issue[], onDone: () => void) => void;
  remove: (issues: readonly Issue[], onDone: () => void) => void;
  isMerging: boolean;
  isDeleting: boolean;
}

/** What can be done to issues of the list. */
export function useChangeIssues(organization: string): IssueChanges {
  const updating = useUpdateIssues(organization);
  const merging = useMergeIssues(organization);
  const deleting = useDeleteIssues(organization);

  function change(issues: readonly Issue[], update: IssueUpdate) {
    if (issues.length === 0) return;
    const onSuccess = () =>
      notifyDone(`${counted(issues.length, "issue")} ${doneWords(update)}.`, () => {
        for (const back of undoing(issues, update)) updating.mutate(back);
      });
    updating.mutate({ ids: issues.map(({ id }) => id), change: update }, { onSuccess });
  }
  return {
    change,
    merge: (issues, onDone) =>
      merging.mutate(
        issues.map(({ id }) => id),
        {
          onSuccess: () => {
            notifyDone(`${counted(issues.length, "issue")} merged into one.`);
            onDone();
          },
        },
      ),
    remove: (issues, onDone) =>
      deleting.mutate(
        issues.map(({ id }) => id),
        {
          onSuccess: () => {
            notifyDone(`${counted(issues.length, "issue")} deleted.`);
            onDone();
          },
        },
      ),
    isMerging: merging.isPending,
    isDeleting: deleting.isPending,
  };
}
