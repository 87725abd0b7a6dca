import { Button, Menu, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { IssueDetail, IssueUpdate } from "@vedette/contract";
import { useState } from "react";
import { membersQuery, teamsQuery } from "../../api/organizations.ts";
import { meQuery } from "../../api/session.ts";
import { Icon } from "../../ui/icon.tsx";
import { assignable } from "./assignable.ts";

interface AssigneeMenuProps {
  organization: string;
  issue: IssueDetail;
  onChange: (change: IssueUpdate) => void;
}

/** Says who looks after the issue, and gives it to a person or a team. */
export function AssigneeMenu({ organization, issue, onChange }: AssigneeMenuProps) {
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState("");
  const { data: me } = useQuery(meQuery);
  const { data: members = [] } = useQuery({ ...membersQuery(organization), enabled: opened });
  const { data: teams = [] } = useQuery({ ...teamsQuery(organization), enabled: opened });
  const current = issue.assignedTo;
  const choices = assignable({ me, members, teams, typed });

  return (
    <Menu opened={opened} onChange={setOpened} width={260} onClose={() => setTyped("")}>
      <Menu.Target>
        <Button variant="default" leftSection={<Icon name="user" size={14} />}>
          {current === null ? "Assign" : current.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <TextInput
          size="xs"
          mb={4}
          aria-label="Find a person or team"
          placeholder="Find a person or team"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
        />
        {choices.map(({ key, label, detail }) => (
          <Menu.Item
            key={key}
            onClick={() => onChange({ assignedTo: key })}
            rightSection={key === keyOf(current) ? <Icon name="check" size={14} /> : null}
          >
            {label}
            <small> {detail}</small>
          </Menu.Item>
        ))}
        {choices.length === 0 && <Menu.Label>Nobody by that name</Menu.Label>}
        {current !== null && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => onChange({ assignedTo: "" })}>Assign to nobody</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function keyOf(assignee: IssueDetail["assignedTo"]): string | undefined {
  return assignee === null ? undefined : `${assignee.type}:${assignee.id}`;
}
