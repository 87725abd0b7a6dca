import { Link } from "@tanstack/react-router";
import type { ProjectSummary } from "@vedette/contract";
import { platformLabel } from "../../components/platforms.ts";
import { TimeAgo } from "../../ui/time-ago.tsx";
import classes from "./projects-page.module.css";

interface ProjectLineProps {
  organization: string;
  project: ProjectSummary;
}

/** One project of the list: its name, and the ways to its issues and its set-up. */
export function ProjectLine({ organization, project }: ProjectLineProps) {
  const params = { organization, project: project.slug };
  const hasEvents = project.firstEvent !== null;
  return (
    <li className={classes["line"]}>
      <div className={classes["words"]}>
        <Link
          to="/organizations/$organization/projects/$project/"
          params={params}
          className={classes["name"]}
        >
          {project.name}
        </Link>
        <p className={classes["facts"]}>
          <span>{project.slug}</span>
          {platformLabel(project.platform) !== "" && <span>{platformLabel(project.platform)}</span>}
          <span>
            created <TimeAgo instant={project.dateCreated} />
          </span>
        </p>
      </div>
      {hasEvents ? (
        <Link
          to="/organizations/$organization/issues/"
          params={{ organization }}
          search={{ project: project.slug }}
        >
          Issues
        </Link>
      ) : (
        <Link to="/organizations/$organization/projects/$project/" params={params}>
          Waiting for its first event
        </Link>
      )}
    </li>
  );
}
