import { Problem } from "@vedette/contract/problems";
import { isUniqueViolation } from "../../storage/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { changeProject, type Project, type ProjectChanges } from "./model.ts";
import { lockProject, updateProjectRow } from "./store.ts";

/** Changes what is given of a project's settings. Refuses a slug that is taken. */
export async function updateProject(
  instance: Instance,
  doer: Doer,
  projectId: number,
  changes: ProjectChanges,
): Promise<Project> {
  const now = instance.now();
  try {
    return await instance.storage.transaction(async (tx) => {
      const before = await lockProject(tx, projectId);
      if (before === undefined) throw new Problem("not-found");
      const after = changeProject(before, changes);
      await updateProjectRow(tx, after);
      await recordAudit(
        tx,
        {
          organizationId: after.organizationId,
          event: "project.edit",
          actor: toAuditActor(doer.actor),
          target: { kind: "project", id: String(after.id) },
          data: { slug: after.slug, changed: Object.keys(changes).toSorted() },
          ipAddress: doer.ipAddress,
        },
        now,
      );
      return after;
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new Problem("conflict", {
      detail: "A project with this slug already exists.",
      cause: error,
    });
  }
}
