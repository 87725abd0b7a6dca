import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import type { Project } from "./model.ts";
import { findProject } from "./store.ts";

/** The organization's project with this id or slug. Refuses what is none. */
export async function getProject(
  db: Db,
  organizationId: number,
  idOrSlug: string,
): Promise<Project> {
  const project = await findProject(db, organizationId, idOrSlug);
  if (project === undefined) throw new Problem("not-found");
  return project;
}
