/** Who did what, when: rows written with the change itself, read by admins. */
export { type Doer, toAuditActor } from "./audit-actor.ts";
export type { AuditActor, AuditEntry } from "./model.ts";
export { recordAudit } from "./record-audit.ts";
