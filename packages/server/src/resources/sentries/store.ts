import { containsText, type Db, type Engine, type Row, type Tx } from "../../storage/index.ts";
import type { JsonObject } from "../../outbox/index.ts";
import type { OffsetRequest } from "../offset-page.ts";
import type { Follows, Sentry } from "./model.ts";

/** The sentry with this uid, in whatever organization it is. */
export async function findSentry(db: Db, uid: string): Promise<Sentry | undefined> {
  const row = await db.selectFrom("sentries").selectAll().where("uid", "=", uid).executeTakeFirst();
  return row && toSentry(row);
}

/** The sentry whose own token has this hash. */
export async function findSentryOfToken(
  db: Db,
  hash: string,
): Promise<{ sentryId: number } | undefined> {
  return await db
    .selectFrom("sentries")
    .select("id as sentryId")
    .where("token_hash", "=", hash)
    .executeTakeFirst();
}

/** Those of an organization's sentries with these uids. */
export async function findSentriesByUids(
  db: Db,
  organizationId: number,
  uids: readonly string[],
): Promise<Sentry[]> {
  if (uids.length === 0) return [];
  const rows = await db
    .selectFrom("sentries")
    .selectAll()
    .where("organization_id", "=", organizationId)
    .where("uid", "in", uids)
    .execute();
  return rows.map(toSentry);
}

/** Those of these sentries that exist, by name. */
export async function findSentries(db: Db, ids: readonly number[]): Promise<Sentry[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("sentries")
    .selectAll()
    .where("id", "in", ids)
    .orderBy("name")
    .orderBy("id")
    .execute();
  return rows.map(toSentry);
}

export interface SentryFilter {
  organizationId: number;
  text?: string | undefined;
  isEnabled?: boolean | undefined;
  /** Null: those of which nothing has been said. */
  state?: Sentry["state"] | undefined;
}

/** A page of an organization's sentries and one more, by name. */
export async function selectSentries(
  db: Db,
  filter: SentryFilter,
  page: OffsetRequest,
): Promise<Sentry[]> {
  const { text, isEnabled, state } = filter;
  let query = db
    .selectFrom("sentries")
    .selectAll()
    .where("organization_id", "=", filter.organizationId)
    .orderBy("name")
    .orderBy("id")
    .offset(page.offset)
    .limit(page.limit + 1);
  if (text) query = query.where(containsText("name", text));
  if (isEnabled !== undefined) query = query.where("is_enabled", "=", Number(isEnabled));
  if (state === null) query = query.where("state", "is", null);
  else if (state !== undefined) query = query.where("state", "=", state);
  return (await query.execute()).map(toSentry);
}

export async function insertSentry(tx: Tx, sentry: Omit<Sentry, "id">): Promise<Sentry> {
  const { id } = await tx
    .insertInto("sentries")
    .values({
      organization_id: sentry.organizationId,
      uid: sentry.uid,
      created_at: sentry.createdAt,
      ...toColumns(sentry),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { ...sentry, id };
}

/** Sentries in order of id, held against other writers until the transaction ends. */
export async function lockSentries(
  engine: Engine,
  tx: Tx,
  ids: readonly number[],
): Promise<Sentry[]> {
  if (ids.length === 0) return [];
  let query = tx.selectFrom("sentries").selectAll().where("id", "in", ids).orderBy("id");
  // SQLite has one writer at a time: whoever is in a transaction holds everything.
  if (engine === "postgres") query = query.forNoKeyUpdate();
  return (await query.execute()).map(toSentry);
}

/** Writes everything of a sentry that can change. */
export async function updateSentryRow(tx: Tx, sentry: Sentry): Promise<void> {
  await tx.updateTable("sentries").set(toColumns(sentry)).where("id", "=", sentry.id).execute();
}

export async function deleteSentryRow(tx: Tx, id: number): Promise<boolean> {
  const result = await tx.deleteFrom("sentries").where("id", "=", id).executeTakeFirstOrThrow();
  return Number(result.numDeletedRows) > 0;
}

export function toSentry(row: Row<"sentries">): Sentry {
  return {
    id: row.id,
    organizationId: row.organization_id,
    uid: row.uid,
    name: row.name,
    description: row.description,
    isEnabled: row.is_enabled === 1,
    state: row.state,
    reportedState: row.reported_state,
    message: row.message,
    stateSinceAt: row.state_since_at,
    updatedAt: row.updated_at,
    recordAt: row.record_at,
    ownRecordAt: row.own_record_at,
    meta: JSON.parse(row.meta) as JsonObject,
    timeoutMs: row.timeout_ms,
    timesOutAt: row.times_out_at,
    follows: row.follows === null ? null : (JSON.parse(row.follows) as Follows),
    looksAt: row.looks_at,
    token:
      row.token_hash === null
        ? null
        : { hash: row.token_hash, end: row.token_end ?? "", createdAt: row.token_at ?? 0 },
    createdAt: row.created_at,
  };
}

function toColumns(sentry: Omit<Sentry, "id">) {
  const { follows, token } = sentry;
  return {
    name: sentry.name,
    description: sentry.description,
    is_enabled: Number(sentry.isEnabled),
    state: sentry.state,
    reported_state: sentry.reportedState,
    message: sentry.message,
    state_since_at: sentry.stateSinceAt,
    updated_at: sentry.updatedAt,
    record_at: sentry.recordAt,
    own_record_at: sentry.ownRecordAt,
    meta: JSON.stringify(sentry.meta),
    timeout_ms: sentry.timeoutMs,
    times_out_at: sentry.timesOutAt,
    follows: follows === null ? null : JSON.stringify(follows),
    followed_kind: follows?.kind ?? null,
    followed_id: follows === null ? null : followedIdOf(follows),
    followed_project_id: follows !== null && "projectId" in follows ? follows.projectId : null,
    looks_at: sentry.looksAt,
    token_hash: token?.hash ?? null,
    token_end: token?.end ?? null,
    token_at: token?.createdAt ?? null,
  };
}

function followedIdOf(follows: Follows): number {
  switch (follows.kind) {
    case "issues":
      return follows.projectId;
    case "metric-alert":
      return follows.alertId;
    case "monitor":
      return follows.monitorId;
  }
}

/** The ids of all sentries of an organization. */
export async function findSentryIds(db: Db, organizationId: number): Promise<number[]> {
  const rows = await db
    .selectFrom("sentries")
    .select("id")
    .where("organization_id", "=", organizationId)
    .execute();
  return rows.map(({ id }) => id);
}
