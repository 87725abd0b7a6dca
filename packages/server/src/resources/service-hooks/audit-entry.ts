import type { AuditEvent } from "@vedette/contract";
import { type Doer, type recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { ServiceHook } from "./model.ts";

type AuditEntry = Parameters<typeof recordAudit>[1];

export function toAuditEntry(
  { actor, ipAddress }: Doer,
  event: Extract<AuditEvent, `servicehook.${string}`>,
  hook: ServiceHook,
): AuditEntry {
  return {
    organizationId: hook.organizationId,
    event,
    actor: toAuditActor(actor),
    target: { kind: "service-hook", id: hook.guid },
    data: { name: hook.url, project_id: hook.projectId, events: [...hook.events] },
    ipAddress,
  };
}
