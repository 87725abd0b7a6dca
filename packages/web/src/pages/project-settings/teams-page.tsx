import { Button, NativeSelect } from "@mantine/core";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { teamsQuery } from "../../api/organizations.ts";
import { projectQuery, useProjectChanges } from "../../api/projects.ts";
import { useAccess } from "../../components/use-access.ts";
import { ConfirmButton } from "../../ui/confirm-button.tsx";
import { formText } from "../../ui/form-text.ts";
import { EmptyLine, ListLine } from "../../ui/list-line.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import classes from "../settings/settings-page.module.css";

const route = getRouteApi(
  "/signed-in/organizations/$organization/projects/$project/settings/teams",
);

/** Whose project it is. */
export function ProjectTeamsPage() {
  const { organization, project: slug } = route.useParams();
  const { data: project } = useSuspenseQuery(projectQuery(organization, slug));
  const { data: teams = [] } = useQuery(teamsQuery(organization));
  const mayWrite = useAccess(organization, "project:write", "project:admin");
  const { addTeam, removeTeam } = useProjectChanges(organization, slug);
  const others = teams.filter((team) => project.teams.every(({ id }) => id !== team.id));

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    addTeam.mutate(formText(new FormData(event.currentTarget), "team"));
  }

  return (
    <>
      <PageHeader
        title="Teams"
        description={`The members of these teams see ${project.name} as theirs.`}
      />
      <div className={classes["panels"]}>
        <Panel title="Teams of this project" flush>
          {mayWrite && others.length > 0 && (
            <form onSubmit={onSubmit} className={classes["form"]}>
              <div className={classes["tools"]}>
                <NativeSelect
                  name="team"
                  label="Give it to one more"
                  data={others.map((team) => ({ value: team.slug, label: `#${team.slug}` }))}
                />
                <Button type="submit" variant="default" loading={addTeam.isPending}>
                  Add
                </Button>
              </div>
            </form>
          )}
          <ul>
            {project.teams.map((team) => (
              <ListLine
                key={team.id}
                title={`#${team.slug}`}
                facts={[team.name]}
                aside={
                  mayWrite && (
                    <ConfirmButton
                      action="Take away"
                      what={`from #${team.slug}`}
                      busy={removeTeam.isPending}
                      onConfirm={() => removeTeam.mutate(team.slug)}
                    />
                  )
                }
              />
            ))}
          </ul>
          {project.teams.length === 0 && <EmptyLine>No team has this project yet.</EmptyLine>}
        </Panel>
      </div>
    </>
  );
}
