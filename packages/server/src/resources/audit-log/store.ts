import type { AuditEvent } from "@vedette/contract";
import type { JsonObject } from "../../outbox/index.ts";
import type { Db, Tx } from "../../storage/index.ts";
import type { PageRequest } from "../keyset.ts";
import type { AuditActor, AuditEntry } from "./model.ts";

/** One thing that happened, as the log keeps it. */
export interface AuditRow {
  id: number;
  event: AuditEvent;
  actor: AuditActor;
  target: { kind: string; id: string };
  data: JsonObject;
  ipAddress: string | null;
  /** Epoch milliseconds. */
  createdAt: number;
}

export interface AuditFilter {
  organizationId: number;
  event?: AuditEvent | undefined;
  /** Only what this person did. */
  userId?: string | undefined;
  /** Only what was done to this. */
  target?: { kind: string; id: string } | undefined;
  /** Epoch milliseconds, both included. */
  since?: number | undefined;
  until?: number | undefined;
}

export async function insertAuditRow(tx: Tx, entry: AuditEntry, now: number): Promise<void> {
  await tx
    .insertInto("audit_log")
    .values({
      organization_id: entry.organizationId,
      event: entry.event,
      actor_kind: entry.actor.kind,
      actor_id: entry.actor.id,
      actor_name: entry.actor.name,
      target_kind: entry.target.kind,
      target_id: entry.target.id,
      data: JSON.stringify(entry.data),
      ip_address: entry.ipAddress,
      created_at: now,
    })
    .execute();
}

/** Rows from a place on and one more, newest first; oldest first when asked for backwards. */
export async function selectAuditRows(
  db: Db,
  filter: AuditFilter,
  page: PageRequest<number>,
): Promise<AuditRow[]> {
  let query = db
    .selectFrom("audit_log")
    .selectAll()
    .where("organization_id", "=", filter.organizationId)
    .orderBy("id", page.backwards ? "asc" : "desc")
    .limit(page.limit + 1);
  if (page.from) query = query.where("id", page.backwards ? ">" : "<", page.from.id);
  if (filter.event) query = query.where("event", "=", filter.event);
  if (filter.since !== undefined) query = query.where("created_at", ">=", filter.since);
  if (filter.until !== undefined) query = query.where("created_at", "<=", filter.until);
  if (filter.userId) {
    query = query.where("actor_kind", "=", "user").where("actor_id", "=", filter.userId);
  }
  if (filter.target) {
    const { kind, id } = filter.target;
    query = query.where("target_kind", "=", kind).where("target_id", "=", id);
  }
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    event: row.event as AuditEvent,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    target: { kind: row.target_kind, id: row.target_id },
    data: JSON.parse(row.data) as JsonObject,
    ipAddress: row.ip_address,
    createdAt: row.created_at,
  }));
}
