import { type CompiledQuery, type Kysely, type RawBuilder, sql } from "kysely";
import type { Engine } from "./storage.ts";
import type { Tables } from "./tables/index.ts";

/** A compiled query that is run once per row of `many` (SQLite only). */
export interface ManyQuery extends CompiledQuery {
  many?: readonly (readonly unknown[])[];
}

/** The column types that bulk rows are made of, as PostgreSQL calls them. */
export type ColumnType = "bigint" | "text" | "smallint" | "integer" | "bytea" | "double precision";

export interface BulkInsert {
  table: keyof Tables;
  /** In the order of the values in each row. */
  columns: Readonly<Record<string, ColumnType>>;
  rows: readonly (readonly unknown[])[];
  /** What follows `on conflict`, e.g. `(a, b) do update set n = t.n + excluded.n`; the table is `t`. */
  onConflict?: string;
}

/**
 * Inserts many rows in as few steps as the engine allows: SQLite runs one prepared statement per
 * row inside the transaction, PostgreSQL gets one statement with an array per column.
 * With `onConflict` the rows must not repeat a key, and should come sorted by it, so that
 * concurrent PostgreSQL transactions lock in the same order.
 */
export async function insertMany(
  engine: Engine,
  db: Kysely<Tables>,
  insert: BulkInsert,
): Promise<void> {
  if (insert.rows.length > 0) await run(engine, db, insert, "");
}

/**
 * Like `insertMany` with `on conflict do nothing`, and tells for each row whether it was new.
 * `key` names the columns that identify a row; they must hold strings or numbers.
 */
export async function insertMissing(
  engine: Engine,
  db: Kysely<Tables>,
  insert: Omit<BulkInsert, "onConflict">,
  key: readonly string[],
): Promise<boolean[]> {
  if (insert.rows.length === 0) return [];
  const full = { ...insert, onConflict: `(${key.join(", ")}) do nothing` };
  if (engine === "sqlite") {
    const changes = (await run(engine, db, full, "")) as number[];
    return changes.map((changed) => changed > 0);
  }
  const added = await run(
    engine,
    db,
    full,
    ` returning ${key.map((column) => `t.${column}`).join(", ")}`,
  );
  const keys = new Set(
    added.map((row) => JSON.stringify(key.map((column) => (row as Row)[column]))),
  );
  const positions = key.map((column) => Object.keys(insert.columns).indexOf(column));
  return insert.rows.map((row) => keys.delete(JSON.stringify(positions.map((at) => row[at]))));
}

export interface BulkUpdate {
  table: keyof Tables;
  /** In the order of the values in each row; the first is the key. */
  columns: Readonly<Record<string, ColumnType>>;
  rows: readonly (readonly unknown[])[];
  /** Assignments; the table's own row is `t`, the given one `v`, e.g. `n = t.n + v.n`. */
  set: string;
}

/** Updates many rows, each by its key with its own values. Rows should come sorted by key. */
export async function updateMany(
  engine: Engine,
  db: Kysely<Tables>,
  update: BulkUpdate,
): Promise<void> {
  if (update.rows.length === 0) return;
  const names = Object.keys(update.columns);
  const key = names[0] ?? "id";
  if (engine === "sqlite") {
    // The row's values stand in their places: a table to join with would cost more than the update.
    const given = (text: string): string =>
      text.replaceAll(/\bv\.(\w+)/g, (_, name: string) => `?${names.indexOf(name) + 1}`);
    const text = `update ${update.table} as t set ${given(update.set)} where t.${key} = ?1`;
    const many: ManyQuery = { ...sql.raw(text).compile(db), many: update.rows };
    await db.executeQuery(many);
    return;
  }
  const tail = `update ${update.table} as t set ${update.set} from v where t.${key} = v.${key}`;
  const given = `with v(${names.join(", ")}) as`;
  const arrays = toArrays(update);
  await sql`${sql.raw(given)} (select * from unnest(${sql.join(arrays)})) ${sql.raw(tail)}`.execute(
    db,
  );
}

type Row = Record<string, unknown>;

function toArrays(bulk: Pick<BulkInsert, "columns" | "rows">): RawBuilder<unknown>[] {
  return Object.values(bulk.columns).map(
    (type, at) => sql`${bulk.rows.map((row) => row[at] ?? null)}::${sql.raw(type)}[]`,
  );
}

async function run(
  engine: Engine,
  db: Kysely<Tables>,
  insert: BulkInsert,
  suffix: string,
): Promise<unknown[]> {
  const names = Object.keys(insert.columns);
  const head = `insert into ${insert.table} as t (${names.join(", ")})`;
  const tail = `${insert.onConflict ? ` on conflict ${insert.onConflict}` : ""}${suffix}`;
  if (engine === "sqlite") {
    const values = `values (${names.map(() => "?").join(", ")})`;
    const query = sql.raw(`${head} ${values}${tail}`).compile(db);
    const many: ManyQuery = { ...query, many: insert.rows };
    return (await db.executeQuery(many)).rows;
  }
  const arrays = toArrays(insert);
  const query = sql`${sql.raw(head)} select * from unnest(${sql.join(arrays)})${sql.raw(tail)}`;
  return (await query.execute(db)).rows;
}
