import { Menu, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { meQuery } from "../../api/session.ts";
import { Icon } from "../../ui/icon.tsx";
import { useSignOut } from "./use-sign-out.ts";
import classes from "./account-menu.module.css";

/** The signed-in person, their own pages, and the way out. */
export function AccountMenu() {
  const { data: me } = useQuery(meQuery);
  const navigate = useNavigate();
  const signOut = useSignOut();
  const name = me === undefined ? "Account" : me.name || me.email;
  return (
    <Menu position="top-start">
      <Menu.Target>
        <UnstyledButton className={classes["button"]}>
          <VisuallyHidden>Account of </VisuallyHidden>
          <span className={classes["round"]} aria-hidden="true">
            {name.slice(0, 1).toUpperCase()}
          </span>
          <span className={classes["name"]}>{name}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {me !== undefined && <Menu.Label>{me.email}</Menu.Label>}
        <Menu.Item
          leftSection={<Icon name="user" size={14} />}
          onClick={() => void navigate({ to: "/account/profile/" })}
        >
          Your account
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="key" size={14} />}
          onClick={() => void navigate({ to: "/account/tokens/" })}
        >
          API tokens
        </Menu.Item>
        {(me?.isStaff || me?.isSuperuser) && (
          <Menu.Item
            leftSection={<Icon name="check" size={14} />}
            onClick={() => void navigate({ to: "/staff/publish-requests/" })}
          >
            Publish requests
          </Menu.Item>
        )}
        {me?.isSuperuser === true && (
          <Menu.Item
            leftSection={<Icon name="building" size={14} />}
            onClick={() => void navigate({ to: "/admin/overview/" })}
          >
            Administration
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="arrow" size={14} />} onClick={() => signOut.mutate()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
