import * as z from "zod";
import { AUDIT_EVENTS } from "../audit-events.ts";
import { id, instant, jsonObject } from "./primitives.ts";

export const auditLogEntry = z
  .object({
    id,
    event: z.enum(AUDIT_EVENTS),
    /** Null when the system itself acted. `id` is null for one that is not a person. */
    actor: z
      .object({ id: id.nullable(), name: z.string(), email: z.string().nullable() })
      .nullable(),
    targetObject: id.nullable(),
    note: z.string(),
    dateCreated: instant,
    ipAddress: z.string().nullable(),
    data: jsonObject,
  })
  .meta({ id: "AuditLogEntry" });

export type AuditLogEntry = z.output<typeof auditLogEntry>;
