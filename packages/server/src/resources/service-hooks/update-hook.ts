import { Problem } from "@vedette/contract/problems";
import { type Doer, recordAudit } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { toAuditEntry } from "./audit-entry.ts";
import { changeHook, type ServiceHook, type ServiceHookChanges } from "./model.ts";
import { lockHook, updateHookRow } from "./store.ts";

/** Changes what is given of a hook. What a hook that is switched off is still owed is not sent. */
export async function updateHook(
  { storage, now: clock }: Instance,
  doer: Doer,
  which: { projectId: number; guid: string },
  changes: ServiceHookChanges,
): Promise<ServiceHook> {
  const now = clock();
  return await storage.transaction(async (tx) => {
    const before = await lockHook(tx, which);
    if (before === undefined) throw new Problem("not-found");
    const after = changeHook(before, changes);
    await updateHookRow(tx, after);
    const entry = toAuditEntry(doer, "servicehook.edit", after);
    const changed = Object.keys(changes).toSorted();
    await recordAudit(tx, { ...entry, data: { ...entry.data, changed } }, now);
    return after;
  });
}
