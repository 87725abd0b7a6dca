import { sql } from "kysely";
import { migrations } from "./migrations/index.ts";
import type { Storage } from "./storage.ts";

/** Names of the migrations this version knows and the database has not had; all, when it is new. */
export async function findPendingMigrations(storage: Storage): Promise<string[]> {
  const tables = await storage.db.introspection.getTables({ withInternalKyselyTables: true });
  const known = Object.keys(migrations).toSorted();
  if (!tables.some(({ name }) => name === "vedette_migrations")) return known;
  const db = storage.db.withTables<{ vedette_migrations: { name: string } }>();
  const done = await db.selectFrom("vedette_migrations").select("name").execute();
  const names = new Set(done.map(({ name }) => name));
  return known.filter((name) => !names.has(name));
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
  const result = await sql<{ integrity_check: string }>`pragma integrity_check(20)`.execute(storage.db);
  return result.rows.map((row) => row.integrity_check).filter((line) => line !== "ok");
}
