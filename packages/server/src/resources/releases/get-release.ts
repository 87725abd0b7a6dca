import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import { getProject } from "../projects/index.ts";
import type { Release } from "./model.ts";
import { findReleaseProjects } from "./store-projects.ts";
import { findRelease } from "./store.ts";

/** The organization's release of this version. Refuses what is none. */
export async function getRelease(
  db: Db,
  organizationId: number,
  version: string,
): Promise<Release> {
  const release = await findRelease(db, organizationId, version);
  if (release === undefined) throw new Problem("not-found");
  return release;
}

/** A project and its release of this version. Refuses a release that is not the project's. */
export async function getReleaseOfProject(
  db: Db,
  organizationId: number,
  path: { project: string; version: string },
): Promise<{ projectId: number; release: Release }> {
  const { id: projectId } = await getProject(db, organizationId, path.project);
  const release = await getRelease(db, organizationId, path.version);
  const own = (await findReleaseProjects(db, [release.id])).get(release.id) ?? [];
  if (!own.some((seen) => seen.projectId === projectId)) throw new Problem("not-found");
  return { projectId, release };
}
