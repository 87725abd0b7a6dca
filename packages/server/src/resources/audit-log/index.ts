/** Who did what, when: rows written with the change itself, read by admins. */
export { type Doer, toAuditActor } from "./audit-actor.ts";
export { purgeAuditLog } from "./store-purge.ts";
export { recordAudit } from "./record-audit.ts";
