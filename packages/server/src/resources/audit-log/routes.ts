import { AUDIT_EVENTS, listAuditLogs } from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import { readPageOfNumbers, toPage } from "../keyset.ts";
import type { Instance } from "../instance.ts";
import { readPeriod } from "../read-period.ts";
import { findUsers } from "../users/index.ts";
import { presentAuditEntry } from "./present.ts";
import { type AuditFilter, selectAuditRows } from "./store.ts";

export function auditLogRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(listAuditLogs, async ({ organization, query }) => {
      const request = readPageOfNumbers(query);
      const filter = {
        organizationId: organization.id,
        event: query.event,
        userId: query.actor,
        target: readTarget(query.target),
        ...readPeriod(query, instance.now()),
      };
      const found = await selectAuditRows(db, filter, request);
      const page = toPage(found, request, (row) => ({ value: row.createdAt, id: row.id }));
      const userIds = page.rows
        .filter(({ actor }) => actor.kind === "user")
        .map(({ actor }) => Number(actor.id));
      const users = await findUsers(db, [...new Set(userIds)]);
      const rows = page.rows.map((row) =>
        presentAuditEntry(
          row,
          row.actor.kind === "user" ? users.get(Number(row.actor.id)) : undefined,
        ),
      );
      return { status: 200, body: { rows, options: [...AUDIT_EVENTS] }, page };
    }),
  ];
}

/** Reads `metric-alert:7`; what has no kind is of none. */
function readTarget(text: string | undefined): AuditFilter["target"] {
  if (text === undefined) return undefined;
  const at = text.lastIndexOf(":");
  return { kind: text.slice(0, Math.max(at, 0)), id: text.slice(at + 1) };
}
