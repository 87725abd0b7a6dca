import { insertMany, type Db, type Engine, type Tx } from "../storage/index.ts";
import type { OutboxFact, OutboxResource, PendingFact } from "./fact.ts";

/** `organization:resource` pairs among `organizationIds` that somebody subscribes to. */
export async function findHeard(tx: Tx, organizationIds: readonly number[]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom("subscriptions")
    .select(["organization_id", "resource"])
    .distinct()
    .where("organization_id", "in", organizationIds)
    .execute();
  return new Set(rows.map((row) => `${row.organization_id}:${row.resource}`));
}

export async function insertFacts(
  engine: Engine,
  tx: Tx,
  facts: readonly OutboxFact[],
  now: number,
): Promise<void> {
  await insertMany(engine, tx, {
    table: "outbox",
    columns: {
      organization_id: "bigint",
      project_id: "bigint",
      resource: "text",
      action: "text",
      actor: "text",
      data: "text",
      recipients: "text",
      created_at: "bigint",
    },
    rows: facts.map((fact) => [
      fact.organizationId,
      fact.projectId,
      fact.resource,
      fact.action,
      JSON.stringify(fact.actor),
      JSON.stringify(fact.data),
      fact.recipients === undefined ? null : JSON.stringify(fact.recipients),
      now,
    ]),
  });
}

/** The same, few at a time; gives their ids in the same order. */
export async function insertNamedFacts(
  tx: Tx,
  facts: readonly OutboxFact[],
  now: number,
): Promise<number[]> {
  const ids: number[] = [];
  // Within what one statement may be given, on either engine.
  for (let at = 0; at < facts.length; at += 200) {
    const rows = await tx
      .insertInto("outbox")
      .values(
        facts.slice(at, at + 200).map((fact) => ({
          organization_id: fact.organizationId,
          project_id: fact.projectId,
          resource: fact.resource,
          action: fact.action,
          actor: JSON.stringify(fact.actor),
          data: JSON.stringify(fact.data),
          recipients: JSON.stringify(fact.recipients ?? []),
          created_at: now,
        })),
      )
      .returning("id")
      .execute();
    // Ids count up in the order of the values, however the answer comes.
    ids.push(...rows.map(({ id }) => id).toSorted((a, b) => a - b));
  }
  return ids;
}

/** The oldest pending facts; on PostgreSQL those that no other process is fanning out right now. */
export async function lockFacts(engine: Engine, tx: Tx, limit: number): Promise<PendingFact[]> {
  let query = tx.selectFrom("outbox").selectAll().orderBy("id").limit(limit);
  if (engine === "postgres") query = query.forUpdate().skipLocked();
  const rows = await query.execute();
  return rows.map(
    (row) =>
      ({
        id: row.id,
        organizationId: row.organization_id,
        projectId: row.project_id,
        resource: row.resource,
        action: row.action,
        actor: JSON.parse(row.actor) as unknown,
        data: JSON.parse(row.data) as unknown,
        ...(row.recipients !== null && { recipients: JSON.parse(row.recipients) as unknown }),
        createdAt: row.created_at,
      }) as PendingFact,
  );
}

export async function deleteFacts(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx.deleteFrom("outbox").where("id", "in", ids).execute();
}

export async function replaceSubscriptions(
  tx: Tx,
  subscriber: { organizationId: number; installationId: number },
  resources: readonly OutboxResource[],
): Promise<void> {
  const { organizationId, installationId } = subscriber;
  await tx.deleteFrom("subscriptions").where("installation_id", "=", installationId).execute();
  if (resources.length === 0) return;
  const rows = resources.map((resource) => ({
    organization_id: organizationId,
    installation_id: installationId,
    resource,
  }));
  await tx.insertInto("subscriptions").values(rows).execute();
}

/** Installations subscribed to `resource` in the organization, in order of their id. */
export async function findSubscribers(
  tx: Tx,
  organizationId: number,
  resource: OutboxResource,
): Promise<number[]> {
  const rows = await tx
    .selectFrom("subscriptions")
    .select("installation_id")
    .where("organization_id", "=", organizationId)
    .where("resource", "=", resource)
    .orderBy("installation_id")
    .execute();
  return rows.map((row) => row.installation_id);
}

/** Whether anything of a resource happened in these organizations that is not yet fanned out. */
export async function hasFacts(
  db: Db,
  organizationIds: readonly number[],
  resource: OutboxResource,
): Promise<boolean> {
  const row = await db
    .selectFrom("outbox")
    .select("id")
    .where("organization_id", "in", organizationIds)
    .where("resource", "=", resource)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
