import { Group } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { projectKeysQuery, projectQuery } from "../../api/projects.ts";
import { platformLabel } from "../../components/platforms.ts";
import { LinkButton } from "../../components/links.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { FirstEvent } from "./first-event.tsx";
import { KeysPanel } from "./keys-panel.tsx";
import { SetupPanel } from "./setup-panel.tsx";
import classes from "./project-page.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/projects/$project");

/** One project: how to report to it, whether it has heard anything, and its keys. */
export function ProjectPage() {
  const { organization, project: slug } = route.useParams();
  const { data: project } = useSuspenseQuery(projectQuery(organization, slug));
  const { data: keys } = useSuspenseQuery(projectKeysQuery(organization, slug));
  const dsn = (keys.find(({ isActive }) => isActive) ?? keys[0])?.dsn.public;
  return (
    <>
      <PageHeader
        title={project.name}
        description={[project.slug, platformLabel(project.platform)].filter(Boolean).join(" · ")}
        actions={
          <Group gap="xs">
            <LinkButton
              to="/organizations/$organization/projects/$project/settings/"
              params={{ organization, project: project.slug }}
              variant="default"
            >
              Settings
            </LinkButton>
            <LinkButton
              to="/organizations/$organization/issues/"
              params={{ organization }}
              search={{ project: project.slug }}
              variant="default"
            >
              Issues of this project
            </LinkButton>
          </Group>
        }
      />
      <div className={classes["panels"]}>
        <FirstEvent organization={organization} project={project} dsn={dsn} />
        <SetupPanel key={project.id} dsn={dsn} platform={project.platform} />
        <KeysPanel organization={organization} project={project.slug} keys={keys} />
      </div>
    </>
  );
}
