import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { migrate, openPostgres, openSqliteHere } from "@vedette/server/storage";

/** Databases that are migrated and empty: making a copy of one is faster than making it anew. */
export interface Templates {
  /** An SQLite file. */
  sqlite: string;
  /** A database's name on the run's PostgreSQL; null where there is none. */
  postgres: string | null;
}

/** Makes them once for a run; `remove` takes the file away again. */
export async function makeTemplates(
  postgresUrl: string | null,
): Promise<{ templates: Templates; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), "vedette-template-"));
  const sqlite = join(folder, "vedette.db");
  const file = openSqliteHere(sqlite);
  await migrate(file);
  await file.close();
  const postgres = postgresUrl === null ? null : "migrated";
  if (postgresUrl !== null && postgres !== null) await makeDatabase(postgresUrl, postgres);
  return {
    templates: { sqlite, postgres },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function makeDatabase(server: string, name: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  const storage = await openPostgres({ url: url.href, maxConnections: 1, listen: false });
  await migrate(storage);
  await storage.close();
}
