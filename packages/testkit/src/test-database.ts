import { randomBytes } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { inject } from "vitest";
import { migrate, openPostgres, openSqliteHere, type Storage } from "@vedette/server/storage";

export type EngineName = "sqlite" | "postgres";

/** A database without rows for one test, and the folder or connection that goes with it. */
export interface TestDatabase extends AsyncDisposable {
  engine: EngineName;
  /** Settings that make a server use it. */
  env: { VEDETTE_DATA_DIR: string; DATABASE_URL?: string };
  dataDir: string;
}

/** The engines this machine can test: SQLite always, PostgreSQL where it is installed. */
export function testEngines(): EngineName[] {
  return inject("postgresUrl") === null ? ["sqlite"] : ["sqlite", "postgres"];
}

/**
 * Makes a database of its own; it goes away with `await using`. It is migrated already, for that is
 * what takes long, but with `isBare`.
 */
export async function createTestDatabase(
  engine: EngineName,
  { isBare = false } = {},
): Promise<TestDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), "vedette-test-"));
  const removeFolder = (): void => rmSync(dataDir, { recursive: true, force: true });
  if (engine === "sqlite") {
    if (!isBare) copyFileSync(inject("templates").sqlite, join(dataDir, "vedette.db"));
    return {
      engine,
      dataDir,
      env: { VEDETTE_DATA_DIR: dataDir },
      [Symbol.asyncDispose]: async () => removeFolder(),
    };
  }
  const server = inject("postgresUrl");
  if (server === null) throw new Error("this machine has no PostgreSQL; ask testEngines() first");
  const name = `test_${randomBytes(8).toString("hex")}`;
  const template = isBare ? "template0" : (inject("templates").postgres ?? "template0");
  await onServer(server, `create database ${name} template ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    engine,
    dataDir,
    env: { VEDETTE_DATA_DIR: dataDir, DATABASE_URL: url.href },
    [Symbol.asyncDispose]: async () => {
      await onServer(server, `drop database if exists ${name} with (force)`);
      removeFolder();
    },
  };
}

/** Opens the database in this thread, migrated. Close it before the database goes away. */
export async function openTestStorage(database: TestDatabase): Promise<Storage> {
  const url = database.env.DATABASE_URL;
  const storage = url
    ? await openPostgres({ url, maxConnections: 8, listen: false })
    : openSqliteHere(join(database.dataDir, "vedette.db"));
  await migrate(storage);
  return storage;
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
