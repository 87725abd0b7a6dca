import { ActionIcon, Button, Menu } from "@mantine/core";
import type { IssueDetail, IssueUpdate } from "@vedette/contract";
import { useState } from "react";
import { Icon } from "../../ui/icon.tsx";
import { ResolveInReleaseDialog } from "./resolve-in-release-dialog.tsx";
import classes from "./issue-actions.module.css";

interface ResolveButtonProps {
  organization: string;
  issue: IssueDetail;
  onChange: (change: IssueUpdate) => void;
  busy: boolean;
}

/** Resolves the issue now, or from a release on. */
export function ResolveButton({ organization, issue, onChange, busy }: ResolveButtonProps) {
  const [choosing, setChoosing] = useState(false);
  const resolve = (statusDetails: NonNullable<IssueUpdate["statusDetails"]>) =>
    onChange({ status: "resolved", statusDetails });
  return (
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
            <ActionIcon variant="filled" color="signal" size={30} aria-label="Resolve in a release">
              <Icon name="chevron" size={12} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>Resolve</Menu.Label>
            <Menu.Item onClick={() => resolve({ inNextRelease: true })}>
              in the next release
            </Menu.Item>
            <Menu.Item onClick={() => resolve({ inRelease: "latest" })}>
              in the latest release
            </Menu.Item>
            <Menu.Item onClick={() => setChoosing(true)}>in a release…</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {choosing && (
        <ResolveInReleaseDialog
          organization={organization}
          project={issue.project.slug}
          onClose={() => setChoosing(false)}
          onResolve={(version) => {
            setChoosing(false);
            resolve({ inRelease: version });
          }}
        />
      )}
    </div>
  );
}
