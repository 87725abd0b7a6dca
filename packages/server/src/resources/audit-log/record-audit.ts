import type { Tx } from "../../storage/index.ts";
import type { AuditEntry } from "./model.ts";
import { insertAuditRow } from "./store.ts";

/** Writes one audit row in the transaction of the change it tells of. */
export async function recordAudit(tx: Tx, entry: AuditEntry, now: number): Promise<void> {
  await insertAuditRow(tx, entry, now);
}
