import { ActionIcon, Button } from "@mantine/core";
import type { Issue, IssueUpdate } from "@vedette/contract";
import { useState } from "react";
import { AssignMenu } from "../../components/assign/assign-menu.tsx";
import { IgnoreMenu } from "../../components/ignore/ignore-menu.tsx";
import { useAccess } from "../../components/use-access.ts";
import { counted } from "../../format/number.ts";
import { Icon } from "../../ui/icon.tsx";
import { DeleteIssuesDialog } from "./delete-issues-dialog.tsx";
import { MergeIssuesDialog } from "./merge-issues-dialog.tsx";
import type { IssueChanges } from "./use-change-issues.ts";
import classes from "./bulk-bar.module.css";

interface BulkBarProps {
  organization: string;
  chosen: readonly Issue[];
  changes: IssueChanges;
  onDone: () => void;
}

/** What can be done with the issues selected. */
export function BulkBar({ organization, chosen, changes, onDone }: BulkBarProps) {
  const [dialog, setDialog] = useState<"merge" | "delete">();
  const mayDelete = useAccess(organization, "event:admin");
  const projects = new Set(chosen.map(({ project }) => project.id));

  function change(update: IssueUpdate) {
    changes.change(chosen, update);
    onDone();
  }

  return (
    <div className={classes["bar"]} role="group" aria-label="Selected issues">
      <span className={classes["count"]} role="status">
        {counted(chosen.length, "issue")} selected
      </span>
      <Button size="compact-xs" onClick={() => change({ status: "resolved" })}>
        Resolve
      </Button>
      <div className={classes["pair"]}>
        <Button size="compact-xs" variant="default" onClick={() => change({ status: "ignored" })}>
          Ignore
        </Button>
        <IgnoreMenu onIgnore={(statusDetails) => change({ status: "ignored", statusDetails })}>
          <ActionIcon size={22} variant="default" aria-label="Ignore for a while">
            <Icon name="chevron" size={10} />
          </ActionIcon>
        </IgnoreMenu>
      </div>
      <Button size="compact-xs" variant="default" onClick={() => change({ status: "unresolved" })}>
        Unresolve
      </Button>
      <AssignMenu
        organization={organization}
        clearable={chosen.some(({ assignedTo }) => assignedTo !== null)}
        onAssign={(assignedTo) => change({ assignedTo })}
      >
        <Button size="compact-xs" variant="default">
          Assign
        </Button>
      </AssignMenu>
      <Button
        size="compact-xs"
        variant="default"
        disabled={chosen.length < 2 || projects.size > 1}
        title={projects.size > 1 ? "Issues of several projects cannot be merged" : undefined}
        onClick={() => setDialog("merge")}
      >
        Merge
      </Button>
      {mayDelete && (
        <Button size="compact-xs" variant="subtle" color="red" onClick={() => setDialog("delete")}>
          Delete
        </Button>
      )}
      {dialog === "merge" && (
        <MergeIssuesDialog
          issues={chosen}
          busy={changes.isMerging}
          onClose={() => setDialog(undefined)}
          onMerge={() => changes.merge(chosen, onDone)}
        />
      )}
      {dialog === "delete" && (
        <DeleteIssuesDialog
          issues={chosen}
          busy={changes.isDeleting}
          onClose={() => setDialog(undefined)}
          onDelete={() => changes.remove(chosen, onDone)}
        />
      )}
    </div>
  );
}
