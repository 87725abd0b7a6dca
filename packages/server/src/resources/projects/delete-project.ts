import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { startRemoval } from "../removals/index.ts";
import type { Project } from "./model.ts";
import { removeProjectRow } from "./store-removed.ts";

/**
 * Removes a project: at once for everybody who looks or reports; what it recorded goes piece by
 * piece afterwards, see `purgeRemovedProjects`. Nothing happens when it is gone already.
 */
export async function deleteProject(
  instance: Instance,
  doer: Doer,
  project: Project,
): Promise<void> {
  const now = instance.now();
  await instance.storage.transaction(async (tx) => {
    if (!(await removeProjectRow(tx, project.id, now))) return;
    const { organizationId, id: targetId, slug, name } = project;
    const removedBy = doer.actor.kind === "user" ? doer.actor.userId : null;
    const target = { organizationId, targetId, slug, name, removedBy };
    await startRemoval(tx, { kind: "project", ...target }, now);
    await recordAudit(
      tx,
      {
        organizationId: project.organizationId,
        event: "project.remove",
        actor: toAuditActor(doer.actor),
        target: { kind: "project", id: String(project.id) },
        data: { slug: project.slug, name: project.name },
        ipAddress: doer.ipAddress,
      },
      now,
    );
  });
}
