import { type Doer, type recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { MetricRule } from "./model.ts";

type AuditEntry = Parameters<typeof recordAudit>[1];

export function toAuditEntry(
  { actor, ipAddress }: Doer,
  event: Extract<AuditEntry["event"], `alertrule.${string}`>,
  rule: Pick<MetricRule, "id" | "organizationId" | "projectId" | "name">,
): AuditEntry {
  return {
    organizationId: rule.organizationId,
    event,
    actor: toAuditActor(actor),
    target: { kind: "metric-alert", id: String(rule.id) },
    data: { name: rule.name, project_id: rule.projectId },
    ipAddress,
  };
}
