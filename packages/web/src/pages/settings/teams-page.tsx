import { Button, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { fieldsOf, isAboutFields } from "../../api/errors.ts";
import { teamsQuery } from "../../api/organizations.ts";
import { useTeamChanges } from "../../api/teams.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { useAccess } from "../../components/use-access.ts";
import { counted } from "../../format/number.ts";
import { formText } from "../../ui/form-text.ts";
import { EmptyLine, ListLine } from "../../ui/list-line.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import classes from "./settings-page.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/settings/teams");

/** The teams of an organization. */
export function TeamsPage() {
  const { organization } = route.useParams();
  const teams = useQuery(teamsQuery(organization));
  const mayCreate = useAccess(organization, "team:write", "team:admin", "org:write", "org:admin");
  return (
    <>
      <PageHeader
        title="Teams"
        description="Projects belong to teams, issues are assigned to them, and alerts reach them."
      />
      <div className={classes["panels"]}>
        {mayCreate && <NewTeam organization={organization} />}
        <Panel title="Teams" flush>
          {teams.isError && <ErrorMessage error={teams.error} />}
          <ul>
            {teams.data?.map((team) => (
              <ListLine
                key={team.id}
                title={
                  <Link
                    to="/organizations/$organization/settings/teams/$team/"
                    params={{ organization, team: team.slug }}
                  >
                    #{team.slug}
                  </Link>
                }
                facts={[`${team.name}, ${counted(team.memberCount, "member")}`]}
                aside={team.isMember ? "you are in it" : undefined}
              />
            ))}
          </ul>
          {teams.data?.length === 0 && (
            <EmptyLine>No team yet. Create one, then give it projects and members.</EmptyLine>
          )}
        </Panel>
      </div>
    </>
  );
}

function NewTeam({ organization }: { organization: string }) {
  const { create } = useTeamChanges(organization);
  const wrong = fieldsOf(create.error);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const name = formText(new FormData(form), "name");
    create.mutate({ name }, { onSuccess: () => form.reset() });
  }

  return (
    <Panel title="New team">
      <form onSubmit={onSubmit}>
        <Stack gap="sm">
          <div className={classes["tools"]}>
            <TextInput
              name="name"
              label="Name"
              placeholder="Payments"
              maxLength={64}
              required
              autoComplete="off"
              error={wrong["name"] ?? wrong["slug"]}
            />
            <Button type="submit" loading={create.isPending}>
              Create
            </Button>
          </div>
          {create.isError && !isAboutFields(create.error, ["name", "slug"]) && (
            <ErrorMessage error={create.error} />
          )}
        </Stack>
      </form>
    </Panel>
  );
}
