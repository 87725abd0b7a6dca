import { ActionIcon, Button, Menu } from "@mantine/core";
import type { IssueDetail, IssueUpdate } from "@vedette/contract";
import { IgnoreMenu } from "../../components/ignore/ignore-menu.tsx";
import { Icon } from "../../ui/icon.tsx";
import classes from "./issue-actions.module.css";

interface IssueActionsProps {
  issue: IssueDetail;
  onChange: (change: IssueUpdate) => void;
  busy: boolean;
}

/** The status of the issue, to be changed. */
export function IssueActions({ issue, onChange, busy }: IssueActionsProps) {
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
      <div className={classes["pair"]}>
        <Button
          loading={busy}
          leftSection={<Icon name="check" size={14} />}
          onClick={() => onChange({ status: "resolved" })}
        >
          Resolve
        </Button>
        {issue.lastRelease !== null && (
          <Menu>
            <Menu.Target>
              <ActionIcon
                variant="filled"
                color="signal"
                size={30}
                aria-label="Resolve in a release"
              >
                <Icon name="chevron" size={12} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>Resolve</Menu.Label>
              <Menu.Item onClick={() => onChange(resolvedIn({ inNextRelease: true }))}>
                in the next release
              </Menu.Item>
              <Menu.Item onClick={() => onChange(resolvedIn({ inRelease: "latest" }))}>
                in the latest release
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
    </>
  );
}

function resolvedIn(statusDetails: NonNullable<IssueUpdate["statusDetails"]>): IssueUpdate {
  return { status: "resolved", statusDetails };
}
