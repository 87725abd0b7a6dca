import { Migrator } from "kysely/migration";
import { columnWords } from "./migrations/columns.ts";
import { migrations } from "./migrations/index.ts";
import type { Storage } from "./storage.ts";

/**
 * Brings the schema up to date; gives the names of the migrations it ran, none when there was
 * nothing to do. Safe beside other processes doing the same. Refuses, with a sentence and without
 * touching anything, a database that a newer version has migrated.
 */
export async function migrate(storage: Storage): Promise<string[]> {
  const words = columnWords(storage.engine);
  const migrator = new Migrator({
    db: storage.db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(
          Object.entries(migrations).map(([name, up]) => [
            name,
            { up: async (db) => await up(db, words) },
          ]),
        ),
    },
    migrationTableName: "vedette_migrations",
    migrationLockTableName: "vedette_migrations_lock",
  });
  await refuseNewer(storage);
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? [])
    .filter(({ status }) => status === "Success")
    .map(({ migrationName }) => migrationName);
}

async function refuseNewer(storage: Storage): Promise<void> {
  const tables = await storage.db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === "vedette_migrations")) return;
  const db = storage.db.withTables<{ vedette_migrations: { name: string } }>();
  const done = await db.selectFrom("vedette_migrations").select("name").orderBy("name").execute();
  const unknown = done.find(({ name }) => !Object.hasOwn(migrations, name));
  if (unknown) throw new NewerDatabase(unknown.name);
}

/** The database has been used by a version of Vedette that knows more than this one. */
export class NewerDatabase extends Error {
  override name = "NewerDatabase";
  constructor(migration: string) {
    super(
      `The database was migrated by a newer version of Vedette (it has "${migration}", unknown here). Start that version or newer; nothing was changed.`,
    );
  }
}
