import { Problem } from "@vedette/contract/problems";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { deleteKeyRow, lockKey } from "./store.ts";

/** Removes a key; what reports with it is refused from then on. */
export async function deleteKey(
  instance: Instance,
  doer: Doer,
  which: { organizationId: number; projectId: number; publicKey: string },
): Promise<void> {
  const now = instance.now();
  await instance.storage.transaction(async (tx) => {
    const key = await lockKey(tx, which.projectId, which.publicKey);
    if (key === undefined) throw new Problem("not-found");
    await deleteKeyRow(tx, key.id);
    await recordAudit(
      tx,
      {
        organizationId: which.organizationId,
        event: "projectkey.remove",
        actor: toAuditActor(doer.actor),
        target: { kind: "project-key", id: String(key.id) },
        data: { name: key.name, public_key: key.publicKey, project_id: key.projectId },
        ipAddress: doer.ipAddress,
      },
      now,
    );
  });
}
