import { Problem } from "@vedette/contract/problems";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import type { Monitor } from "./model.ts";
import { deleteMonitorRow } from "./store.ts";

/** Removes a monitor with its check-ins; the next one of its job makes it anew. */
export async function deleteMonitor(
  instance: Instance,
  doer: Doer,
  monitor: Monitor,
): Promise<void> {
  await instance.storage.transaction(async (tx) => {
    if (!(await deleteMonitorRow(tx, monitor.id))) throw new Problem("not-found");
    await recordAudit(
      tx,
      {
        organizationId: monitor.organizationId,
        event: "monitor.remove",
        actor: toAuditActor(doer.actor),
        target: { kind: "monitor", id: monitor.uuid },
        data: { name: monitor.name, slug: monitor.slug },
        ipAddress: doer.ipAddress,
      },
      instance.now(),
    );
  });
}
