import { Checkbox, Skeleton } from "@mantine/core";
import type { Issue } from "@vedette/contract";
import type { ReactNode } from "react";
import { BulkBar } from "./bulk-bar.tsx";
import { IssueRow } from "./issue-row.tsx";
import type { IssueChanges } from "./use-change-issues.ts";
import type { Selection } from "./use-selection.ts";
import classes from "./issue-list.module.css";

interface IssueListProps {
  organization: string;
  issues: readonly Issue[];
  isLoading: boolean;
  /** The rows are those of the search before, while the new ones are on their way. */
  isStale: boolean;
  selection: Selection;
  changes: IssueChanges;
  empty: ReactNode;
}

/** One page of issues with a line of headings that turns into the actions on a selection. */
export function IssueList(props: IssueListProps) {
  const { issues, selection, isLoading } = props;
  const chosen = selection.ids.length;
  if (!isLoading && issues.length === 0) {
    return <div className={classes["list"]}>{props.empty}</div>;
  }
  return (
    <section className={classes["list"]} aria-label="Issues" aria-busy={props.isStale}>
      <div className={classes["head"]}>
        <Checkbox
          aria-label="Select all issues of this page"
          checked={chosen > 0 && chosen === issues.length}
          indeterminate={chosen > 0 && chosen < issues.length}
          onChange={selection.toggleAll}
          disabled={isLoading}
        />
        {chosen > 0 ? (
          <BulkBar
            organization={props.organization}
            chosen={issues.filter(({ id }) => selection.has(id))}
            changes={props.changes}
            onDone={selection.clear}
          />
        ) : (
          <Headings />
        )}
      </div>
      {isLoading && <LoadingRows />}
      <ul className={classes["rows"]} data-stale={props.isStale}>
        {issues.map((issue) => (
          <IssueRow
            key={issue.id}
            organization={props.organization}
            issue={issue}
            isSelected={selection.has(issue.id)}
            onSelect={() => selection.toggle(issue.id)}
          />
        ))}
      </ul>
    </section>
  );
}

/** For the eye only: every row says its own numbers in full. */
function Headings() {
  return (
    <div className={classes["headings"]} aria-hidden="true">
      <span>Issue</span>
      <span className={classes["wide"]}>Last 24 hours</span>
      <span className={classes["number"]}>Events</span>
      <span className={classes["number"]}>Users</span>
      <span className={classes["number"]}>Seen</span>
    </div>
  );
}

function LoadingRows() {
  return (
    <div className={classes["loading"]} role="status" aria-label="Loading issues">
      {Array.from({ length: 6 }, (_, index) => (
        <Skeleton key={index} height={34} radius="sm" />
      ))}
    </div>
  );
}
