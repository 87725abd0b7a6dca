import type { AuditEvent } from "@vedette/contract";
import type { JsonObject } from "../../outbox/index.ts";

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
