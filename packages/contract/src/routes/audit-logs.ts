import * as z from "zod";
import { AUDIT_EVENTS } from "../audit-events.ts";
import { auditLogEntry } from "../shapes/audit-log-entry.ts";
import { pageQuery, periodQuery } from "../query.ts";
import { defineRoute } from "../route.ts";
import { inOrganization, writeOrganization } from "./params.ts";

export const listAuditLogs = defineRoute({
  id: "audit-logs.list",
  method: "GET",
  path: "/api/0/organizations/{organization}/audit-logs/",
  summary: "Who did what in an organization, newest first",
  access: writeOrganization,
  params: inOrganization,
  query: z.object({
    ...pageQuery,
    ...periodQuery,
    event: z.enum(AUDIT_EVENTS).optional(),
    /** Id of a user. */
    actor: z.string().max(20).optional(),
    /** What it was done to: its kind and id, `metric-alert:7`. */
    target: z.string().max(100).optional(),
  }),
  responses: {
    200: z.object({
      rows: z.array(auditLogEntry),
      /** The events one can ask for. */
      options: z.array(z.string()),
    }),
  },
});
