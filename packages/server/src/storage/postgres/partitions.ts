import { sql } from "kysely";
import type { Db, Storage } from "../storage.ts";

/** Monday to Monday, UTC: few enough that a query which has to look into all of them stays quick. */
export const PARTITION_MS = 7 * 86_400_000;

/** 1970-01-05, a Monday. */
const FIRST_MONDAY = 4 * 86_400_000;

/** So many weeks are made ahead that an instance which sleeps for some still has its next ones. */
const WEEKS_AHEAD = 4;

/** Making and dropping wait for writers at most so long, because writers then wait for them. */
const LOCK_TIMEOUT = "500ms";

/** A week of events in a table of its own; `from` is included, `to` is not; epoch milliseconds. */
export interface Partition {
  name: string;
  from: number;
  to: number;
}

/**
 * Makes the partitions of events for this week and the next ones. A week of which the default
 * partition holds events already stays there: nothing is moved. Does nothing on SQLite. Throws when
 * writers do not make way for a moment; it may then be tried again.
 */
export async function ensureEventPartitions(storage: Storage, now: number): Promise<void> {
  if (storage.engine === "sqlite") return;
  const known = new Set((await listEventPartitions(storage)).map(({ from }) => from));
  const week = Math.floor((now - FIRST_MONDAY) / PARTITION_MS) * PARTITION_MS + FIRST_MONDAY;
  for (let ahead = 0; ahead <= WEEKS_AHEAD; ahead++) {
    const from = week + ahead * PARTITION_MS;
    if (known.has(from) || (await isInDefault(storage.db, from))) continue;
    await storage.transaction(async (tx) => {
      await limitLocks(tx);
      const name = nameOf(from);
      await sql
        .raw(
          `create table if not exists ${name} partition of events for values from (${from}) to (${from + PARTITION_MS})`,
        )
        .execute(tx);
    });
  }
}

/** The weekly partitions there are, oldest first; none on SQLite. */
export async function listEventPartitions(storage: Storage): Promise<Partition[]> {
  if (storage.engine === "sqlite") return [];
  const { rows } = await sql<{ name: string }>`
    select child.relname as name from pg_inherits
    join pg_class child on child.oid = inhrelid
    where inhparent = 'events'::regclass order by child.relname`.execute(storage.db);
  return rows
    .map(({ name }) => ({ name, from: fromOf(name) }))
    .filter(({ from }) => !Number.isNaN(from))
    .map(({ name, from }) => ({ name, from, to: from + PARTITION_MS }));
}

/** Drops a partition with all its events. Throws when writers do not make way for a moment. */
export async function dropEventPartition(storage: Storage, { name }: Partition): Promise<void> {
  await storage.transaction(async (tx) => {
    await limitLocks(tx);
    await sql`drop table if exists ${sql.table(name)}`.execute(tx);
  });
}

async function isInDefault(db: Db, from: number): Promise<boolean> {
  const { rows } = await sql`select 1 from events_default
    where timestamp_at >= ${from} and timestamp_at < ${from + PARTITION_MS} limit 1`.execute(db);
  return rows.length > 0;
}

async function limitLocks(tx: Db): Promise<void> {
  await sql.raw(`set local lock_timeout = '${LOCK_TIMEOUT}'`).execute(tx);
}

function nameOf(from: number): string {
  return `events_w${new Date(from).toISOString().slice(0, 10).replaceAll("-", "")}`;
}

/** Not a number for the default partition. */
function fromOf(name: string): number {
  const [, year, month, day] = /^events_w(\d{4})(\d{2})(\d{2})$/.exec(name) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day));
}
