import type { ServiceHookEvent } from "@vedette/contract";
import type { Db, Row, Tx } from "../../storage/index.ts";
import type { PageRequest } from "../keyset.ts";
import type { HookDisabled, ServiceHook } from "./model.ts";

interface Which {
  projectId: number;
  guid: string;
}

export async function findHook(
  db: Db,
  { projectId, guid }: Which,
): Promise<ServiceHook | undefined> {
  const row = await db
    .selectFrom("service_hooks")
    .selectAll()
    .where("guid", "=", guid)
    .where("project_id", "=", projectId)
    .executeTakeFirst();
  return row && toHook(row);
}

/** The hook as it is, held against other writers until the transaction ends. */
export async function lockHook(
  tx: Tx,
  { projectId, guid }: Which,
): Promise<ServiceHook | undefined> {
  const row = await tx
    .updateTable("service_hooks")
    .set((eb) => ({ url: eb.ref("url") }))
    .where("guid", "=", guid)
    .where("project_id", "=", projectId)
    .returningAll()
    .executeTakeFirst();
  return row && toHook(row);
}

/** Those of these ids that exist. */
export async function findServiceHooks(db: Db, ids: readonly number[]): Promise<ServiceHook[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom("service_hooks").selectAll().where("id", "in", ids).execute();
  return rows.map(toHook);
}

/** A page of a project's hooks and one more, newest first. */
export async function selectHooks(
  db: Db,
  filter: { projectId: number; isActive: boolean | undefined },
  { from, backwards, limit }: PageRequest<number>,
): Promise<ServiceHook[]> {
  let query = db
    .selectFrom("service_hooks")
    .selectAll()
    .where("project_id", "=", filter.projectId)
    .orderBy("id", backwards ? "asc" : "desc")
    .limit(limit + 1);
  if (from !== undefined) query = query.where("id", backwards ? ">" : "<", from.id);
  const { isActive } = filter;
  if (isActive !== undefined) query = query.where("is_active", "=", isActive ? 1 : 0);
  return (await query.execute()).map(toHook);
}

export async function insertHook(tx: Tx, hook: Omit<ServiceHook, "id">): Promise<ServiceHook> {
  const { id } = await tx
    .insertInto("service_hooks")
    .values({
      guid: hook.guid,
      organization_id: hook.organizationId,
      project_id: hook.projectId,
      url: hook.url,
      secret: hook.sealedSecret,
      events: JSON.stringify(hook.events),
      is_active: hook.isActive ? 1 : 0,
      sentry_app_id: hook.sentryAppId,
      created_by: hook.createdBy,
      disabled_reason: hook.disabled?.reason ?? null,
      disabled_at: hook.disabled?.at ?? null,
      created_at: hook.createdAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { ...hook, id };
}

/** Writes everything of a hook that can change. */
export async function updateHookRow(tx: Tx, hook: ServiceHook): Promise<void> {
  await tx
    .updateTable("service_hooks")
    .set({
      url: hook.url,
      events: JSON.stringify(hook.events),
      is_active: hook.isActive ? 1 : 0,
      disabled_reason: hook.disabled?.reason ?? null,
      disabled_at: hook.disabled?.at ?? null,
    })
    .where("id", "=", hook.id)
    .execute();
}

/** Switches a hook off for how its receiver answers; undefined when it is off or gone already. */
export async function switchOffHook(
  tx: Tx,
  id: number,
  { reason, at }: HookDisabled,
): Promise<ServiceHook | undefined> {
  const row = await tx
    .updateTable("service_hooks")
    .set({ is_active: 0, disabled_reason: reason, disabled_at: at })
    .where("id", "=", id)
    .where("is_active", "=", 1)
    .returningAll()
    .executeTakeFirst();
  return row && toHook(row);
}

export async function deleteHookRow(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom("service_hooks").where("id", "=", id).execute();
}

function toHook(row: Row<"service_hooks">): ServiceHook {
  return {
    id: row.id,
    guid: row.guid,
    organizationId: row.organization_id,
    projectId: row.project_id,
    url: row.url,
    sealedSecret: row.secret,
    events: JSON.parse(row.events) as ServiceHookEvent[],
    isActive: row.is_active === 1,
    sentryAppId: row.sentry_app_id,
    createdBy: row.created_by,
    disabled: toDisabled(row),
    createdAt: row.created_at,
  };
}

function toDisabled({ disabled_reason: reason, disabled_at: at }: Row<"service_hooks">) {
  return reason === null || at === null ? null : { reason, at };
}
