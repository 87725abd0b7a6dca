import { sql } from "kysely";
import { migrations } from "./migrations/index.ts";
import type { Storage } from "./storage.ts";

/** How the schema of a database stands to the one this version makes; names of migrations. */
export interface SchemaState {
  /** Still to be run; all of them, when the database is new. */
  pending: string[];
  /** Run by a newer version and unknown to this one. */
  unknown: string[];
}

/** Looks at the schema without touching it. */
export async function inspectSchema(storage: Storage): Promise<SchemaState> {
  const known = Object.keys(migrations).toSorted();
  const tables = await storage.db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === "vedette_migrations"))
    return { pending: known, unknown: [] };
  const db = storage.db.withTables<{ vedette_migrations: { name: string } }>();
  const rows = await db.selectFrom("vedette_migrations").select("name").orderBy("name").execute();
  const done = new Set(rows.map(({ name }) => name));
  return {
    pending: known.filter((name) => !done.has(name)),
    unknown: [...done.difference(new Set(known))],
  };
}

/**
 * What the engine finds wrong with its own files, one line each; none when all is well. Reads the
 * whole of an SQLite file. PostgreSQL keeps watch itself and is only asked whether it answers.
 */
export async function findDamage(storage: Storage): Promise<string[]> {
  if (storage.engine === "postgres") {
    await sql`select 1`.execute(storage.db);
    return [];
  }
  const result = await sql<{ integrity_check: string }>`pragma integrity_check(20)`.execute(
    storage.db,
  );
  return result.rows.map((row) => row.integrity_check).filter((line) => line !== "ok");
}
