import type { AuditEvent } from "@vedette/contract";
import type { JsonObject } from "../../outbox/index.ts";
import type { Tx } from "../../storage/index.ts";

/** Who did it, as the log shows them also after they are gone. */
export interface AuditActor {
  kind: "user" | "integration" | "organization-token" | "system";
  id: string;
  name: string;
}

export interface AuditEntry {
  /** Null: about the instance itself. */
  organizationId: number | null;
  event: AuditEvent;
  actor: AuditActor;
  target: { kind: string; id: string };
  /** What changed, in the wire's words; never a secret. */
  data: JsonObject;
  ipAddress: string | null;
}

/** Writes one audit row in the transaction of the change it tells of. */
export async function recordAudit(tx: Tx, entry: AuditEntry, now: number): Promise<void> {
  await tx
    .insertInto("audit_log")
    .values({
      organization_id: entry.organizationId,
      event: entry.event,
      actor_kind: entry.actor.kind,
      actor_id: entry.actor.id,
      actor_name: entry.actor.name,
      target_kind: entry.target.kind,
      target_id: entry.target.id,
      data: JSON.stringify(entry.data),
      ip_address: entry.ipAddress,
      created_at: now,
    })
    .execute();
}
