import { type Doer, type recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { AlertRule } from "./model.ts";

type AuditEntry = Parameters<typeof recordAudit>[1];

export function toAuditEntry(
  { actor, ipAddress }: Doer,
  event: "rule.create" | "rule.edit" | "rule.remove" | "rule.snooze",
  rule: Pick<AlertRule, "id" | "organizationId" | "projectId" | "name">,
): AuditEntry {
  return {
    organizationId: rule.organizationId,
    event,
    actor: toAuditActor(actor),
    target: { kind: "rule", id: String(rule.id) },
    data: { name: rule.name, project_id: rule.projectId },
    ipAddress,
  };
}
