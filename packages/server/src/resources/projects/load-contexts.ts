import type { Scope } from "@vedette/contract";
import type { Actor } from "../../access/index.ts";
import type { Db } from "../../storage/index.ts";
import { findOwnTeamIds, findTeamIdsOfProjects, findTeams } from "../teams/index.ts";
import type { Project } from "./model.ts";
import type { ProjectContext } from "./present.ts";

/** How a caller stands to one organization's projects. */
export interface ProjectViewer {
  actor: Actor;
  /** The organization, with what the caller may do there. */
  organization: { id: number; scopes: ReadonlySet<Scope> };
}

/** Loads what these projects are shown with; all must be of the one organization. */
export async function loadContexts(
  db: Db,
  { actor, organization }: ProjectViewer,
  projects: readonly Project[],
): Promise<(project: Project) => ProjectContext> {
  const teamIds = await findOwnTeamIds(db, organization.id, actor);
  const links = await findTeamIdsOfProjects(
    db,
    projects.map((project) => project.id),
  );
  const teams = await findTeams(db, [...new Set([...links.values()].flat())]);
  return (project) => ({
    teams: (links.get(project.id) ?? [])
      .map((id) => teams.get(id))
      .filter((team) => team !== undefined),
    scopes: organization.scopes,
    teamIds,
  });
}
