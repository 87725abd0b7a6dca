import {
  addProjectTeam as addProjectTeamRoute,
  listProjectTeams,
  listTeamProjects,
  removeProjectTeam as removeProjectTeamRoute,
} from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import type { Instance } from "../instance.ts";
import { readOffset, toOffsetPage } from "../offset-page.ts";
import { getOrganization } from "../organizations/index.ts";
import { findOwnTeamIds, findProjectIdsOfTeam, getTeam, presentTeam } from "../teams/index.ts";
import { addProjectTeam, removeProjectTeam } from "./change-teams.ts";
import { getProject } from "./get-project.ts";
import { loadContexts, type ProjectViewer } from "./load-contexts.ts";
import type { Project } from "./model.ts";
import { presentProject, presentProjectSummary } from "./present.ts";
import { selectProjects } from "./store.ts";

/** Which team has which project. */
export function projectTeamRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;

  const show = async (viewer: ProjectViewer, project: Project) => {
    const contextOf = await loadContexts(db, viewer, [project]);
    const organization = await getOrganization(db, project.organizationId);
    return presentProject(project, contextOf(project), organization);
  };

  return [
    implement(listTeamProjects, async ({ actor, organization, params, query }) => {
      const team = await getTeam(db, organization.id, params.team);
      const request = readOffset(query);
      const ids = await findProjectIdsOfTeam(db, team.id);
      const filter = { organizationId: organization.id, ids };
      const page = toOffsetPage(await selectProjects(db, filter, request), request);
      const contextOf = await loadContexts(db, { actor, organization }, page.rows);
      const body = page.rows.map((project) => presentProjectSummary(project, contextOf(project)));
      return { status: 200, body, page };
    }),

    implement(listProjectTeams, async ({ actor, organization, params }) => {
      const project = await getProject(db, organization.id, params.project);
      const contextOf = await loadContexts(db, { actor, organization }, [project]);
      const teamIds = await findOwnTeamIds(db, organization.id, actor);
      const viewer = { scopes: organization.scopes, teamIds };
      const body = contextOf(project).teams.map((team) => presentTeam(team, viewer));
      return { status: 200, body };
    }),

    implement(addProjectTeamRoute, async ({ actor, organization, params, request }) => {
      const project = await getProject(db, organization.id, params.project);
      const team = await getTeam(db, organization.id, params.team);
      await addProjectTeam(instance, { actor, ipAddress: request.ip }, project, team);
      return { status: 201, body: await show({ actor, organization }, project) };
    }),

    implement(removeProjectTeamRoute, async ({ actor, organization, params, request }) => {
      const project = await getProject(db, organization.id, params.project);
      const team = await getTeam(db, organization.id, params.team);
      await removeProjectTeam(instance, { actor, ipAddress: request.ip }, project, team);
      return { status: 200, body: await show({ actor, organization }, project) };
    }),
  ];
}
