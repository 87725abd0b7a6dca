import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { membersQuery, teamsQuery } from "../../api/organizations.ts";
import { projectsQuery } from "../../api/projects.ts";
import { teamMembersQuery, useTeamChanges } from "../../api/teams.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { RemovePanel } from "../../components/remove-panel.tsx";
import { useAccess } from "../../components/use-access.ts";
import { ConfirmButton } from "../../ui/confirm-button.tsx";
import { formText } from "../../ui/form-text.ts";
import { EmptyLine, ListLine } from "../../ui/list-line.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import classes from "./settings-page.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/settings/teams/$team");

/** One team: who is in it, what is its own, and its end. */
export function TeamPage() {
  const { organization, team: slug } = route.useParams();
  const teams = useQuery(teamsQuery(organization));
  const team = teams.data?.find((one) => one.slug === slug);
  const projects = useQuery(projectsQuery(organization));
  const own = projects.data?.filter(({ teams }) => teams.some((one) => one.slug === slug));
  const mayRemove = useAccess(organization, "team:admin", "org:admin");
  return (
    <>
      <PageHeader title={`#${slug}`} description={team?.name} />
      <div className={classes["panels"]}>
        <TeamMembers organization={organization} team={slug} />
        <Panel title="Projects" flush>
          <ul>
            {own?.map((project) => (
              <ListLine key={project.id} title={project.name} facts={[project.slug]} />
            ))}
          </ul>
          {own?.length === 0 && (
            <EmptyLine>No project is this team's. A project's settings say whose it is.</EmptyLine>
          )}
        </Panel>
        {mayRemove && <RemoveTeam organization={organization} team={slug} />}
      </div>
    </>
  );
}

function TeamMembers({ organization, team }: { organization: string; team: string }) {
  const inTeam = useQuery(teamMembersQuery(organization, team));
  const everybody = useQuery(membersQuery(organization));
  const { add, take } = useTeamChanges(organization);
  const mayChange = useAccess(organization, "team:write", "team:admin", "org:write", "org:admin");
  const others = everybody.data?.filter(
    ({ id, pending }) => !pending && inTeam.data?.every((one) => one.id !== id),
  );

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    add.mutate({ team, member: formText(new FormData(event.currentTarget), "member") });
  }

  return (
    <Panel title="Members" flush>
      {mayChange && others !== undefined && others.length > 0 && (
        <form onSubmit={onSubmit} className={classes["form"]}>
          <div className={classes["tools"]}>
            <NativeSelect
              name="member"
              label="Put into the team"
              data={others.map(({ id, name, email }) => ({
                value: id,
                label: name === email ? email : `${name} (${email})`,
              }))}
            />
            <Button type="submit" variant="default" loading={add.isPending}>
              Add
            </Button>
          </div>
        </form>
      )}
      {inTeam.isError && <ErrorMessage error={inTeam.error} />}
      <ul>
        {inTeam.data?.map((member) => (
          <ListLine
            key={member.id}
            title={member.name}
            facts={[member.email]}
            aside={
              mayChange && (
                <ConfirmButton
                  action="Take out"
                  what={member.name}
                  busy={take.isPending}
                  onConfirm={() => take.mutate({ team, member: member.id })}
                />
              )
            }
          />
        ))}
      </ul>
      {inTeam.data?.length === 0 && <EmptyLine>Nobody is in this team yet.</EmptyLine>}
    </Panel>
  );
}

function RemoveTeam({ organization, team }: { organization: string; team: string }) {
  const { remove } = useTeamChanges(organization);
  const navigate = useNavigate();
  return (
    <RemovePanel
      kind="team"
      name={`#${team}`}
      typed={team}
      consequence="Its members and projects stay; what is assigned to it is assigned to nobody."
      warning="The team is gone at once. This cannot be undone."
      busy={remove.isPending}
      remove={(after) => remove.mutate(team, after)}
      onRemoved={() =>
        void navigate({
          to: "/organizations/$organization/settings/teams/",
          params: { organization },
        })
      }
    />
  );
}
