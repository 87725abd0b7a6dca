import { ActionIcon, Button } from "@mantine/core";
import type { IssueDetail, IssueUpdate } from "@vedette/contract";
import { IgnoreMenu } from "../../components/ignore/ignore-menu.tsx";
import { Icon } from "../../ui/icon.tsx";
import { ResolveButton } from "./resolve-button.tsx";
import classes from "./issue-actions.module.css";

interface IssueActionsProps {
  organization: string;
  issue: IssueDetail;
  onChange: (change: IssueUpdate) => void;
  busy: boolean;
}

/** The status of the issue, to be changed. */
export function IssueActions({ organization, issue, onChange, busy }: IssueActionsProps) {
  if (issue.status !== "unresolved") {
    return (
      <Button
        variant="default"
        loading={busy}
        leftSection={<Icon name="undo" size={14} />}
        onClick={() => onChange({ status: "unresolved" })}
      >
        Unresolve
      </Button>
    );
  }
  return (
    <>
      <div className={classes["pair"]}>
        <Button variant="default" loading={busy} onClick={() => onChange({ status: "ignored" })}>
          Ignore
        </Button>
        <IgnoreMenu onIgnore={(statusDetails) => onChange({ status: "ignored", statusDetails })}>
          <ActionIcon variant="default" size={30} aria-label="Ignore for a while">
            <Icon name="chevron" size={12} />
          </ActionIcon>
        </IgnoreMenu>
      </div>
      <ResolveButton organization={organization} issue={issue} onChange={onChange} busy={busy} />
    </>
  );
}
