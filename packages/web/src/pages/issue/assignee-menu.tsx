import { Button } from "@mantine/core";
import type { IssueDetail, IssueUpdate } from "@vedette/contract";
import { AssignMenu } from "../../components/assign/assign-menu.tsx";
import { Icon } from "../../ui/icon.tsx";

interface AssigneeMenuProps {
  organization: string;
  issue: IssueDetail;
  onChange: (change: IssueUpdate) => void;
}

/** Says who looks after the issue, and gives it to a person or a team. */
export function AssigneeMenu({ organization, issue, onChange }: AssigneeMenuProps) {
  const current = issue.assignedTo;
  return (
    <AssignMenu
      organization={organization}
      current={current === null ? undefined : `${current.type}:${current.id}`}
      clearable={current !== null}
      onAssign={(key) => onChange({ assignedTo: key })}
    >
      <Button variant="default" leftSection={<Icon name="user" size={14} />}>
        {current === null ? "Assign" : current.name}
      </Button>
    </AssignMenu>
  );
}
