import { Menu, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { organizationsQuery } from "../../api/organizations.ts";
import { Icon } from "../../ui/icon.tsx";
import classes from "./organization-menu.module.css";

/** Names the organization, leads to the others of the person, and to a new one. */
export function OrganizationMenu({ organization }: { organization: string | undefined }) {
  const { data: organizations = [] } = useQuery(organizationsQuery);
  const navigate = useNavigate();
  const name = organizations.find(({ slug }) => slug === organization)?.name ?? organization;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton
          className={classes["button"]}
          aria-label={`Organization: ${name ?? "none"}`}
        >
          <span className={classes["text"]}>{name ?? "Choose an organization"}</span>
          <Icon name="chevron" size={12} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {organizations.map(({ slug, name }) => (
          <Menu.Item
            key={slug}
            rightSection={slug === organization ? <Icon name="check" size={14} /> : null}
            onClick={() =>
              void navigate({
                to: "/organizations/$organization/issues/",
                params: { organization: slug },
              })
            }
          >
            {name}
          </Menu.Item>
        ))}
        {organizations.length > 0 && <Menu.Divider />}
        <Menu.Item
          leftSection={<Icon name="plus" size={14} />}
          onClick={() => void navigate({ to: "/new-organization/" })}
        >
          New organization
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
