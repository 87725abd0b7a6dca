/** PostgreSQL, loaded only by those who use it: its client is of no use to an SQLite instance. */
import type { Storage } from "../storage.ts";
import type { PostgresOptions } from "./open-postgres.ts";

/** Opens a pool of connections; dials nobody yet. `listen`: also hear what other processes announce. */
export async function openPostgres(options: PostgresOptions): Promise<Storage> {
  const { openPool } = await import("./open-postgres.ts");
  return openPool(options);
}
