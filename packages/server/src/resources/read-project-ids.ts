import { Problem } from "@vedette/contract/problems";
import type { Db } from "../storage/index.ts";
import { findProject, findProjectIds } from "./projects/index.ts";

/**
 * The ids of the organization's projects that a query names by id or slug; all of them when it
 * names none, or `-1`. Refuses one that is not there.
 */
export async function readProjectIds(
  db: Db,
  organizationId: number,
  names: readonly string[] = [],
): Promise<number[]> {
  const wanted = new Set(names.filter((name) => name !== ""));
  if (wanted.size === 0 || wanted.has("-1")) return await findProjectIds(db, organizationId);
  const ids: number[] = [];
  for (const name of wanted) {
    const project = await findProject(db, organizationId, name);
    if (!project) {
      throw new Problem("bad-request", { detail: `There is no project "${name}" here.` });
    }
    ids.push(project.id);
  }
  return ids;
}
