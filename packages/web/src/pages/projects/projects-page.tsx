import { Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { projectsQuery } from "../../api/projects.ts";
import { LinkButton } from "../../components/links.tsx";
import { useAccess } from "../../components/use-access.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ProjectLine } from "./project-line.tsx";
import classes from "./projects-page.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/projects");

/** The projects of an organization. */
export function ProjectsPage() {
  const { organization } = route.useParams();
  const { data: projects } = useSuspenseQuery(projectsQuery(organization));
  const mayCreate = useAccess(organization, "project:write", "project:admin");
  const create = mayCreate ? (
    <LinkButton
      to="/organizations/$organization/new-project/"
      params={{ organization }}
      leftSection={<Icon name="plus" size={14} />}
    >
      New project
    </LinkButton>
  ) : (
    <Text size="xs" c="dimmed">
      Admins of the organization create projects.
    </Text>
  );
  return (
    <>
      <PageHeader
        title="Projects"
        description="One project for each thing that can break: a web page, a service, a job."
        actions={projects.length > 0 ? create : undefined}
      />
      <div className={classes["list"]}>
        {projects.length === 0 ? (
          <EmptyState icon="folder" title="No project yet" action={create}>
            Create the first one to get the DSN that an SDK reports to.
          </EmptyState>
        ) : (
          <ul>
            {projects.map((project) => (
              <ProjectLine key={project.id} organization={organization} project={project} />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
