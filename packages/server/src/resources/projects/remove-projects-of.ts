import type { Tx } from "../../storage/index.ts";
import { startRemoval } from "../removals/index.ts";
import { findProjects } from "./store.ts";
import { findProjectIds } from "./store-ids.ts";
import { removeProjectRow } from "./store-removed.ts";

/** Removes all projects of an organization that is being removed; `removedBy` is a person's id. */
export async function removeProjectsOf(
  tx: Tx,
  organizationId: number,
  removedBy: number | null,
  now: number,
): Promise<void> {
  const projects = await findProjects(tx, await findProjectIds(tx, organizationId));
  for (const { id, slug, name } of projects.values()) {
    await removeProjectRow(tx, id, now);
    const target = { organizationId, targetId: id, slug, name, removedBy };
    await startRemoval(tx, { kind: "project", ...target }, now);
  }
}
