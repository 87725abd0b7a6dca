import type { Tx } from "../../storage/index.ts";
import { recordAudit } from "../audit-log/index.ts";
import { toAuditEntry } from "./audit-entry.ts";
import { findServiceHooks, updateHookRow } from "./store.ts";
import { forgetTimeouts } from "./store-timeouts.ts";

/**
 * Switches a hook off because of how its receiver answers; `reason` is a sentence for the audit log.
 * Does nothing to one that is off or gone.
 */
export async function disableHook(
  tx: Tx,
  hookId: number,
  reason: string,
  now: number,
): Promise<void> {
  const [hook] = await findServiceHooks(tx, [hookId]);
  if (!hook?.isActive) return;
  await updateHookRow(tx, { ...hook, isActive: false });
  await forgetTimeouts(tx, hook.id);
  const doer = { actor: { kind: "system" }, ipAddress: null } as const;
  const entry = toAuditEntry(doer, "servicehook.edit", hook);
  const data = { ...entry.data, changed: ["isActive"], reason };
  await recordAudit(tx, { ...entry, data }, now);
}
