import { containsText, type Db, type Engine, type Row, type Tx } from "../../storage/index.ts";
import type { OffsetRequest } from "../offset-page.ts";
import type { HootAction } from "./actions/model.ts";
import type { FaqEntry, Hoot } from "./model.ts";

/** The hoot at this address, in whatever organization it is. */
export async function findHoot(db: Db, uid: string): Promise<Hoot | undefined> {
  const row = await db.selectFrom("hoots").selectAll().where("uid", "=", uid).executeTakeFirst();
  return row && toHoot(row);
}

/** Those of an organization's hoots with these uids. */
export async function findHootsByUids(
  db: Db,
  organizationId: number,
  uids: readonly string[],
): Promise<Hoot[]> {
  if (uids.length === 0) return [];
  const rows = await db
    .selectFrom("hoots")
    .selectAll()
    .where("organization_id", "=", organizationId)
    .where("uid", "in", uids)
    .execute();
  return rows.map(toHoot);
}

/** Those of these hoots that exist, by name. */
export async function findHoots(db: Db, ids: readonly number[]): Promise<Hoot[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("hoots")
    .selectAll()
    .where("id", "in", ids)
    .orderBy("name")
    .orderBy("id")
    .execute();
  return rows.map(toHoot);
}

/** A page of an organization's hoots and one more, by name. */
export async function selectHoots(
  db: Db,
  filter: { organizationId: number; text?: string | undefined; isEnabled?: boolean | undefined },
  page: OffsetRequest,
): Promise<Hoot[]> {
  let query = db
    .selectFrom("hoots")
    .selectAll()
    .where("organization_id", "=", filter.organizationId)
    .orderBy("name")
    .orderBy("id")
    .offset(page.offset)
    .limit(page.limit + 1);
  if (filter.text) query = query.where(containsText("name", filter.text));
  if (filter.isEnabled !== undefined) {
    query = query.where("is_enabled", "=", Number(filter.isEnabled));
  }
  return (await query.execute()).map(toHoot);
}

export async function insertHoot(tx: Tx, hoot: Omit<Hoot, "id">): Promise<Hoot> {
  const { id } = await tx
    .insertInto("hoots")
    .values({
      organization_id: hoot.organizationId,
      uid: hoot.uid,
      created_at: hoot.createdAt,
      ...toColumns(hoot),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { ...hoot, id };
}

/** Hoots in order of id, held against other writers until the transaction ends. */
export async function lockHoots(engine: Engine, tx: Tx, ids: readonly number[]): Promise<Hoot[]> {
  if (ids.length === 0) return [];
  let query = tx.selectFrom("hoots").selectAll().where("id", "in", ids).orderBy("id");
  // SQLite has one writer at a time: whoever is in a transaction holds everything.
  if (engine === "postgres") query = query.forNoKeyUpdate();
  return (await query.execute()).map(toHoot);
}

/** Writes everything of a hoot that can change. */
export async function updateHootRow(tx: Tx, hoot: Hoot): Promise<void> {
  await tx.updateTable("hoots").set(toColumns(hoot)).where("id", "=", hoot.id).execute();
}

export async function deleteHootRow(tx: Tx, id: number): Promise<boolean> {
  const result = await tx.deleteFrom("hoots").where("id", "=", id).executeTakeFirstOrThrow();
  return Number(result.numDeletedRows) > 0;
}

/** Hoots whose override has ended by now, the longest overdue first. */
export async function findEndedOverrides(db: Db, now: number, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom("hoots")
    .select("id")
    .where("override_until_at", "<=", now)
    .orderBy("override_until_at")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

function toHoot(row: Row<"hoots">): Hoot {
  return {
    id: row.id,
    organizationId: row.organization_id,
    uid: row.uid,
    name: row.name,
    description: row.description,
    link: row.link,
    text: row.text,
    faq: JSON.parse(row.faq) as FaqEntry[],
    isEnabled: row.is_enabled === 1,
    combined: {
      state: row.sentries_state,
      message: row.sentries_message,
      recordAt: row.record_at,
    },
    override:
      row.override_state === null
        ? null
        : {
            state: row.override_state,
            message: row.override_message,
            untilAt: row.override_until_at,
          },
    actions: JSON.parse(row.actions) as HootAction[],
    shownState: row.shown_state,
    changedAt: row.changed_at,
    createdAt: row.created_at,
  };
}

function toColumns(hoot: Omit<Hoot, "id">) {
  return {
    name: hoot.name,
    description: hoot.description,
    link: hoot.link,
    text: hoot.text,
    faq: JSON.stringify(hoot.faq),
    is_enabled: Number(hoot.isEnabled),
    sentries_state: hoot.combined.state,
    sentries_message: hoot.combined.message,
    record_at: hoot.combined.recordAt,
    override_state: hoot.override?.state ?? null,
    override_message: hoot.override?.message ?? "",
    override_until_at: hoot.override?.untilAt ?? null,
    actions: JSON.stringify(hoot.actions),
    shown_state: hoot.shownState,
    changed_at: hoot.changedAt,
  };
}
