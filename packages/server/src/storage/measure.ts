import { sql } from "kysely";
import type { Storage } from "./storage.ts";

/** How much room the database takes, and what is in it. */
export interface StorageSize {
  bytes: number;
  /** Most rows first. `bytes` is null where the engine does not tell. */
  tables: { name: string; rows: number; bytes: number | null }[];
}

/** Measures the database. SQLite counts row by row, so ask when somebody wants to know. */
export async function measureStorage(storage: Storage): Promise<StorageSize> {
  const size = await (storage.engine === "sqlite" ? measureSqlite : measurePostgres)(storage);
  return { ...size, tables: size.tables.toSorted((a, b) => b.rows - a.rows) };
}

async function measureSqlite({ db }: Storage): Promise<StorageSize> {
  const { rows: whole } = await sql<{ bytes: number }>`
    select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`.execute(
    db,
  );
  const { rows: names } = await sql<{ name: string }>`
    select name from pragma_table_list
    where type = 'table' and name not like 'sqlite%' and name not like 'issue_words_%'
      and name not like 'vedette_%'`.execute(db);
  const tables: StorageSize["tables"] = [];
  for (const { name } of names) {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from ${sql.table(name)}`.execute(db);
    tables.push({ name, rows: rows[0]?.count ?? 0, bytes: null });
  }
  return { bytes: whole[0]?.bytes ?? 0, tables };
}

/** Partitions are summed up under the name of their table. */
async function measurePostgres({ db }: Storage): Promise<StorageSize> {
  const { rows: whole } = await sql<{ bytes: number }>`
    select pg_database_size(current_database())::bigint as bytes`.execute(db);
  const { rows } = await sql<{ name: string; rows: number; bytes: number }>`
    select coalesce(parent.relname, child.relname) as name,
      sum(stat.n_live_tup)::bigint as rows,
      sum(pg_total_relation_size(child.oid))::bigint as bytes
    from pg_stat_user_tables stat
    join pg_class child on child.oid = stat.relid
    left join pg_inherits on pg_inherits.inhrelid = child.oid
    left join pg_class parent on parent.oid = pg_inherits.inhparent
    where stat.schemaname = current_schema() and stat.relname not like 'vedette\\_%'
    group by 1`.execute(db);
  return {
    bytes: whole[0]?.bytes ?? 0,
    tables: rows,
  };
}
