import { Problem } from "@vedette/contract/problems";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { type KeyChanges, type ProjectKey, toRateLimit } from "./model.ts";
import { lockKey, updateKeyRow } from "./store.ts";

/** Renames, switches or limits a key. Refuses a key the project does not have. */
export async function updateKey(
  instance: Instance,
  doer: Doer,
  which: { organizationId: number; projectId: number; publicKey: string },
  changes: KeyChanges,
): Promise<ProjectKey> {
  const now = instance.now();
  return await instance.storage.transaction(async (tx) => {
    const before = await lockKey(tx, which.projectId, which.publicKey);
    if (before === undefined) throw new Problem("not-found");
    const after = change(before, changes);
    await updateKeyRow(tx, after);
    await recordAudit(
      tx,
      {
        organizationId: which.organizationId,
        event: "projectkey.edit",
        actor: toAuditActor(doer.actor),
        target: { kind: "project-key", id: String(after.id) },
        data: {
          name: after.name,
          public_key: after.publicKey,
          project_id: after.projectId,
          is_active: after.isActive,
          rate_limit: after.rateLimit && { ...after.rateLimit },
        },
        ipAddress: doer.ipAddress,
      },
      now,
    );
    return after;
  });
}

function change(key: ProjectKey, changes: KeyChanges): ProjectKey {
  return {
    ...key,
    name: changes.name || key.name,
    isActive: changes.isActive ?? key.isActive,
    rateLimit: changes.rateLimit === undefined ? key.rateLimit : toRateLimit(changes.rateLimit),
    options: {
      browserSdkVersion: changes.browserSdkVersion ?? key.options.browserSdkVersion,
      dynamicSdkLoaderOptions:
        changes.dynamicSdkLoaderOptions ?? key.options.dynamicSdkLoaderOptions,
    },
  };
}
