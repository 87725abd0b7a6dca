import { accessSync, constants, mkdirSync } from "node:fs";
import type { Config } from "./config/index.ts";
import {
  findDamage,
  migrate,
  NewerDatabase,
  openPostgres,
  openSqliteHere,
  type Storage,
} from "./storage/index.ts";

/** The database cannot be used. The message is a sentence for the operator, with what to do. */
export class CannotOpen extends Error {
  override readonly name = "CannotOpen";
}

/**
 * Opens the database for one command in this thread, also beside a running server; makes the data
 * folder when it is missing. `migrate` brings the schema up to date first. Throws `CannotOpen` for
 * what an operator can mend, anything else as it comes.
 */
export async function openForCommand(
  config: Config,
  options: { migrate: boolean },
): Promise<Storage> {
  prepareDataDir(config);
  let storage: Storage | undefined;
  try {
    storage = await open(config);
    if (options.migrate) await migrate(storage);
    return storage;
  } catch (error) {
    await storage?.close();
    throw toCannotOpen(error, config);
  }
}

/** Makes the data folder; throws `CannotOpen` when it cannot be made or written to. */
function prepareDataDir(config: Config): void {
  try {
    // What SDKs report is for nobody else on this machine; a folder that exists keeps its mode.
    mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
    accessSync(config.dataDir, constants.W_OK);
  } catch (error) {
    const sentence = `The data folder ${config.dataDir} cannot be written to (${codeOf(error)}). Give this user the right to write there, or choose another folder with VEDETTE_DATA_DIR.`;
    throw new CannotOpen(sentence, { cause: error });
  }
}

/** A `CannotOpen` for a failure of opening or migrating that operators know; else the error itself. */
export function toCannotOpen(error: unknown, config: Config): unknown {
  if (error instanceof CannotOpen) return error;
  const sentence =
    error instanceof NewerDatabase
      ? error.message
      : config.database.engine === "sqlite"
        ? sqliteSentence(error, config.database.file)
        : postgresSentence(error, config.database.url);
  return sentence === undefined ? error : new CannotOpen(sentence, { cause: error });
}

async function open(config: Config): Promise<Storage> {
  if (config.database.engine === "sqlite") return openSqliteHere(config.database.file);
  const storage = await openPostgres({
    url: config.database.url,
    maxConnections: 2,
    listen: false,
  });
  try {
    // Opening dials nobody yet; the first question does.
    await findDamage(storage);
    return storage;
  } catch (error) {
    await storage.close();
    throw error;
  }
}

/** Primary result codes of SQLite (https://www.sqlite.org/rescode.html). */
const SQLITE: { readonly [code: number]: string } = {
  5: "is locked by another process. Stop what holds it and try again.",
  8: "is read-only. Give this user the right to write it.",
  10: "could not be read or written. Check the disk it lies on.",
  11: "is damaged. Put a backup in its place; a copy of the damaged file may still be worth keeping.",
  13: "cannot grow: the disk is full. Make room and try again.",
  14: "cannot be opened. Give this user the right to read and write it and its folder.",
  26: "is not an SQLite database. Put a backup in its place, or choose another folder with VEDETTE_DATA_DIR.",
};

function sqliteSentence(error: unknown, file: string): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.message.includes("not one of Vedette's")) {
    return `The database ${file} is an SQLite database, but not one of Vedette's. Choose another folder with VEDETTE_DATA_DIR.`;
  }
  // The low byte is the kind of failure, the rest is detail.
  const code = "errcode" in error && typeof error.errcode === "number" ? error.errcode & 0xff : 0;
  const what = SQLITE[code];
  return what === undefined ? undefined : `The database ${file} ${what}`;
}

const POSTGRES: { readonly [code: string]: string } = {
  ECONNREFUSED: "nobody listens there. Start PostgreSQL, or correct DATABASE_URL.",
  ENOTFOUND: "no such host is known. Correct DATABASE_URL.",
  EAI_AGAIN: "its host name cannot be looked up now. Check the network and DATABASE_URL.",
  ETIMEDOUT: "it does not answer. Check the network and DATABASE_URL.",
  ECONNRESET:
    "it hung up. Check that it is PostgreSQL, and whether it wants TLS (sslmode=require).",
  "28P01": "it refused the password. Correct DATABASE_URL.",
  "28000": "it refused the user. Correct DATABASE_URL, or its pg_hba.conf.",
  "3D000": "it has no such database. Create the database, or correct DATABASE_URL.",
  "42501": "it does not let this user make tables. Give the user the right to.",
  "53300": "it has too many connections open. Raise max_connections, or close some.",
  "57P03": "it is starting up or shutting down. Try again shortly.",
};

function postgresSentence(error: unknown, url: string): string | undefined {
  const code = codeOf(error);
  const why = POSTGRES[code];
  return why === undefined
    ? undefined
    : `PostgreSQL at ${withoutPassword(url)} cannot be used: ${why}`;
}

function withoutPassword(url: string): string {
  const parsed = URL.parse(url);
  return parsed === null ? "DATABASE_URL" : `${parsed.host}${parsed.pathname}`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}
