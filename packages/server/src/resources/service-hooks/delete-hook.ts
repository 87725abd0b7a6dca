import { Problem } from "@vedette/contract/problems";
import { type Doer, recordAudit } from "../audit-log/index.ts";
import { skipPending } from "../deliveries/index.ts";
import type { Instance } from "../instance.ts";
import { toAuditEntry } from "./audit-entry.ts";
import { deleteHookRow, lockHook } from "./store.ts";

/** Removes a hook, and gives up what it is still owed. */
export async function deleteHook(
  { storage, now: clock }: Instance,
  doer: Doer,
  which: { projectId: number; guid: string },
): Promise<void> {
  const now = clock();
  await storage.transaction(async (tx) => {
    const hook = await lockHook(tx, which);
    if (hook === undefined) throw new Problem("not-found");
    await skipPending(tx, { kind: "service-hook", id: hook.id }, "uninstalled", now);
    await deleteHookRow(tx, hook.id);
    await recordAudit(tx, toAuditEntry(doer, "servicehook.remove", hook), now);
  });
}
