import type { Db } from "../../storage/index.ts";
import { findProject, type Project } from "../projects/index.ts";

/** The organization's projects of these ids or slugs, and the names that are none. */
export async function readProjects(
  db: Db,
  organizationId: number,
  names: readonly string[],
): Promise<{ projects: Project[]; unknown: string[] }> {
  const projects = new Map<number, Project>();
  const unknown: string[] = [];
  for (const name of new Set(names)) {
    const project = await findProject(db, organizationId, name);
    if (project) projects.set(project.id, project);
    else unknown.push(name);
  }
  return { projects: [...projects.values()].toSorted((a, b) => a.id - b.id), unknown };
}

/** A sentence for each name that is no project. */
export function noSuchProject(names: readonly string[]): string[] {
  return names.map((name) => `There is no project "${name}" here.`);
}
