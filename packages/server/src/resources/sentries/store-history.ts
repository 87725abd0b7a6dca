import type { JsonObject } from "../../outbox/index.ts";
import type { Db, Row, Tx } from "../../storage/index.ts";
import type { PageRequest } from "../keyset.ts";
import type { Author, Entry } from "./model.ts";
import type { Count } from "./read-meta.ts";

/** Adds a line to a history, with the counts it tells of. */
export async function insertEntry(
  tx: Tx,
  entry: Omit<Entry, "id">,
  counts: readonly Count[],
): Promise<void> {
  await tx
    .insertInto("sentry_entries")
    .values({
      sentry_id: entry.sentryId,
      kind: entry.kind,
      state: entry.state,
      is_change: Number(entry.isChange),
      message: entry.message,
      note: entry.note,
      is_private: Number(entry.isPrivate),
      meta: JSON.stringify(entry.meta),
      record_at: entry.recordAt,
      author: JSON.stringify(entry.author),
      created_at: entry.createdAt,
    })
    .execute();
  if (counts.length === 0) return;
  await tx
    .insertInto("sentry_counts")
    .values(
      counts.map(({ item, amount }) => ({
        sentry_id: entry.sentryId,
        item,
        amount,
        created_at: entry.createdAt,
      })),
    )
    .execute();
}

/** Forgets what is older than a moment. */
export async function deleteOldEntries(tx: Tx, sentryId: number, before: number): Promise<void> {
  for (const table of ["sentry_entries", "sentry_counts"] as const) {
    await tx
      .deleteFrom(table)
      .where("sentry_id", "=", sentryId)
      .where("created_at", "<", before)
      .execute();
  }
}

/** A page of a history and one more, newest first. */
export async function selectEntries(
  db: Db,
  sentryId: number,
  { from, backwards, limit }: PageRequest<number>,
): Promise<Entry[]> {
  const direction = backwards ? "asc" : "desc";
  let query = db
    .selectFrom("sentry_entries")
    .selectAll()
    .where("sentry_id", "=", sentryId)
    .orderBy("created_at", direction)
    .orderBy("id", direction)
    .limit(limit + 1);
  if (from) {
    const beyond = backwards ? ">" : "<";
    query = query.where((eb) =>
      eb.or([
        eb("created_at", beyond, from.value),
        eb.and([eb("created_at", "=", from.value), eb("id", beyond, from.id)]),
      ]),
    );
  }
  return (await query.execute()).map(toEntry);
}

/** Notes of these sentries that everybody may read, newest first. */
export async function findPublicNotes(
  db: Db,
  sentryIds: readonly number[],
  limit: number,
): Promise<Entry[]> {
  if (sentryIds.length === 0) return [];
  const rows = await db
    .selectFrom("sentry_entries")
    .selectAll()
    .where("sentry_id", "in", sentryIds)
    .where("is_private", "=", 0)
    .where("note", "!=", "")
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(toEntry);
}

/** The changes of state in a period, oldest first, after the last one before it; the newest `limit`. */
export async function findChanges(
  db: Db,
  sentryId: number,
  period: { since: number; until: number },
  limit: number,
): Promise<Entry[]> {
  const changes = db
    .selectFrom("sentry_entries")
    .selectAll()
    .where("sentry_id", "=", sentryId)
    .where("is_change", "=", 1)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc");
  const before = await changes.where("created_at", "<", period.since).limit(1).execute();
  const inside = await changes
    .where("created_at", ">=", period.since)
    .where("created_at", "<=", period.until)
    .limit(limit)
    .execute();
  return [...inside, ...before].toReversed().map(toEntry);
}

/** The updates of a period that told of a latest record, oldest first; the newest `limit`. */
export async function findRecords(
  db: Db,
  sentryId: number,
  period: { since: number; until: number },
  limit: number,
): Promise<{ at: number; recordAt: number }[]> {
  const rows = await db
    .selectFrom("sentry_entries")
    .select(["created_at", "record_at"])
    .where("sentry_id", "=", sentryId)
    .where("record_at", "is not", null)
    .where("created_at", ">=", period.since)
    .where("created_at", "<=", period.until)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows
    .toReversed()
    .map((row) => ({ at: row.created_at, recordAt: row.record_at ?? row.created_at }));
}

/** The counts of a period, oldest first; the newest `limit`. */
export async function findCounts(
  db: Db,
  sentryId: number,
  period: { since: number; until: number },
  limit: number,
): Promise<(Count & { at: number })[]> {
  const rows = await db
    .selectFrom("sentry_counts")
    .select(["item", "amount", "created_at as at"])
    .where("sentry_id", "=", sentryId)
    .where("created_at", ">=", period.since)
    .where("created_at", "<=", period.until)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.toReversed();
}

function toEntry(row: Row<"sentry_entries">): Entry {
  return {
    id: row.id,
    sentryId: row.sentry_id,
    kind: row.kind,
    state: row.state,
    isChange: row.is_change === 1,
    message: row.message,
    note: row.note,
    isPrivate: row.is_private === 1,
    meta: JSON.parse(row.meta) as JsonObject,
    recordAt: row.record_at,
    author: JSON.parse(row.author) as Author,
    createdAt: row.created_at,
  };
}
