import type { ProjectSummary } from "@vedette/contract";
import type { Db } from "../../storage/index.ts";
import { loadContexts, type ProjectViewer } from "./load-contexts.ts";
import { presentProjectSummary } from "./present.ts";
import { selectProjects } from "./store.ts";

/** More than people look through; who wants all asks for the list of projects. */
const MOST = 1000;

/** An organization's projects as part of it, the way the caller sees them. */
export async function presentProjectsOf(db: Db, viewer: ProjectViewer): Promise<ProjectSummary[]> {
  const page = { offset: 0, limit: MOST };
  const projects = await selectProjects(db, { organizationId: viewer.organization.id }, page);
  const contextOf = await loadContexts(db, viewer, projects);
  return projects.map((project) => presentProjectSummary(project, contextOf(project)));
}
