import { Menu, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { membersQuery, teamsQuery } from "../../api/organizations.ts";
import { meQuery } from "../../api/session.ts";
import { Icon } from "../../ui/icon.tsx";
import { assignable } from "./assignable.ts";

interface AssignMenuProps {
  organization: string;
  /** Who has it now (`user:7`, `team:3`), if anybody. */
  current?: string | undefined;
  /** Whether it can be taken from whoever has it. */
  clearable: boolean;
  /** What to give the API: `user:7`, `team:3`, or empty for nobody. */
  onAssign: (key: string) => void;
  /** The button that opens it. */
  children: ReactElement;
}

/** Finds a person or a team to look after something. */
export function AssignMenu(props: AssignMenuProps) {
  const { organization, current, clearable, onAssign, children } = props;
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState("");
  const { data: me } = useQuery(meQuery);
  const { data: members = [] } = useQuery({ ...membersQuery(organization), enabled: opened });
  const { data: teams = [] } = useQuery({ ...teamsQuery(organization), enabled: opened });
  const choices = assignable({ me, members, teams, typed });

  return (
    <Menu opened={opened} onChange={setOpened} width={260} onClose={() => setTyped("")}>
      <Menu.Target>{children}</Menu.Target>
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
            onClick={() => onAssign(key)}
            rightSection={key === current ? <Icon name="check" size={14} /> : null}
          >
            {label}
            <small> {detail}</small>
          </Menu.Item>
        ))}
        {choices.length === 0 && <Menu.Label>Nobody by that name</Menu.Label>}
        {clearable && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => onAssign("")}>Assign to nobody</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
