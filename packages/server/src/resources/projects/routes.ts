import {
  createProject as createProjectRoute,
  createTeamProject,
  deleteProject as deleteProjectRoute,
  getProject as getProjectRoute,
  listProjects,
  Problem,
  updateProject as updateProjectRoute,
  type Project as ProjectShape,
  type ProjectSummary,
} from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import { readOffset, toOffsetPage } from "../offset-page.ts";
import { getOrganization } from "../organizations/index.ts";
import type { Instance } from "../instance.ts";
import { findTeam } from "../teams/index.ts";
import { createProject } from "./create-project.ts";
import { deleteProject } from "./delete-project.ts";
import { getProject } from "./get-project.ts";
import { loadContexts, type ProjectViewer } from "./load-contexts.ts";
import type { Project } from "./model.ts";
import { presentProject, presentProjectSummary } from "./present.ts";
import { projectTeamRoutes } from "./routes-teams.ts";
import { selectProjects } from "./store.ts";
import { updateProject } from "./update-project.ts";

export function projectRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;

  const summarize = async (viewer: ProjectViewer, project: Project): Promise<ProjectSummary> => {
    const contextOf = await loadContexts(db, viewer, [project]);
    return presentProjectSummary(project, contextOf(project));
  };
  const show = async (viewer: ProjectViewer, project: Project): Promise<ProjectShape> => {
    const contextOf = await loadContexts(db, viewer, [project]);
    const organization = await getOrganization(db, project.organizationId);
    return presentProject(project, contextOf(project), organization);
  };

  return [
    ...projectTeamRoutes(instance),

    implement(listProjects, async ({ actor, organization, query }) => {
      const request = readOffset(query);
      const filter = { organizationId: organization.id, text: query.query };
      const page = toOffsetPage(await selectProjects(db, filter, request), request);
      const contextOf = await loadContexts(db, { actor, organization }, page.rows);
      const body = page.rows.map((project) => presentProjectSummary(project, contextOf(project)));
      return { status: 200, body, page };
    }),

    implement(createProjectRoute, async ({ actor, organization, body, request }) => {
      const doer = { actor, ipAddress: request.ip };
      const input = { ...body, organizationId: organization.id };
      const project = await createProject(instance, doer, input);
      return { status: 201, body: await summarize({ actor, organization }, project) };
    }),

    implement(createTeamProject, async ({ actor, organization, params, body, request }) => {
      const team = await findTeam(db, organization.id, params.team);
      if (team === undefined) throw new Problem("not-found");
      const doer = { actor, ipAddress: request.ip };
      const input = { ...body, organizationId: organization.id, teamId: team.id };
      const project = await createProject(instance, doer, input);
      return { status: 201, body: await summarize({ actor, organization }, project) };
    }),

    implement(getProjectRoute, async ({ actor, organization, params }) => {
      const project = await getProject(db, organization.id, params.project);
      return { status: 200, body: await show({ actor, organization }, project) };
    }),

    implement(updateProjectRoute, async ({ actor, organization, params, body, request }) => {
      const { id } = await getProject(db, organization.id, params.project);
      const doer = { actor, ipAddress: request.ip };
      const project = await updateProject(instance, doer, id, body);
      return { status: 200, body: await show({ actor, organization }, project) };
    }),

    implement(deleteProjectRoute, async ({ actor, organization, params, request }) => {
      const project = await getProject(db, organization.id, params.project);
      await deleteProject(instance, { actor, ipAddress: request.ip }, project);
      return { status: 204 };
    }),
  ];
}
