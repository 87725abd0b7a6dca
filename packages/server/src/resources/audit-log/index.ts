/** Who did what, when: rows written with the change itself, read by admins. */
export { type AuditActor, type AuditEntry, recordAudit } from "./record-audit.ts";
