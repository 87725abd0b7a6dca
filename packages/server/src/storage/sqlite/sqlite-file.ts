import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import type { Durability } from "../storage.ts";

/** What one statement gave back. */
export interface StatementResult {
  rows: unknown[];
  changes: number;
  insertId: number | bigint;
}

/** Marks a file as ours ("VDTT"), so that a foreign SQLite file is refused instead of changed. */
const applicationId = 0x56445454;

/** One open SQLite file, synchronous, with its statements prepared once. Belongs to one thread. */
export class SqliteFile {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, PreparedStatement>();
  #durability: Durability = "now";

  /** Opens or creates `path`. Throws a sentence when the file is damaged or not Vedette's. */
  constructor(path: string, options: { readOnly?: boolean; cacheKiB?: number } = {}) {
    this.#database = new DatabaseSync(path, {
      timeout: 15_000,
      readOnly: options.readOnly ?? false,
      enableForeignKeyConstraints: true,
    });
    try {
      this.#configure({ ...options, isMarked: this.#checkOwner() });
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  query(sql: string, parameters: readonly unknown[]): StatementResult {
    const { statement, givesRows } = this.#prepare(sql);
    const values = parameters.map(toSqliteValue);
    if (givesRows) {
      const rows = statement.all(...values);
      return { rows, changes: rows.length, insertId: 0 };
    }
    const { changes, lastInsertRowid } = statement.run(...values);
    return { rows: [], changes: Number(changes), insertId: lastInsertRowid };
  }

  /** Runs one statement once per row; gives the number of changed rows of each run. */
  many(sql: string, rows: readonly (readonly unknown[])[]): number[] {
    const { statement } = this.#prepare(sql);
    return rows.map((row) => Number(statement.run(...row.map(toSqliteValue)).changes));
  }

  exec(sql: string): void {
    this.#database.exec(sql);
  }

  /** What the commits from here on wait for; to be called between transactions. */
  setDurability(durability: Durability): void {
    if (durability === this.#durability) return;
    this.exec(`pragma synchronous = ${durability === "now" ? "full" : "normal"}`);
    this.#durability = durability;
  }

  /** Somebody else copies the log; only if that fails, and it grows, commits here do so. */
  leaveLogToOthers(): void {
    this.exec("pragma wal_autocheckpoint = 64000");
  }

  get inTransaction(): boolean {
    return this.#database.isTransaction;
  }

  close(): void {
    this.#statements.clear();
    if (this.#database.isOpen) this.#database.close();
  }

  #prepare(sql: string): PreparedStatement {
    const known = this.#statements.get(sql);
    if (known) {
      this.#statements.delete(sql);
      this.#statements.set(sql, known);
      return known;
    }
    const statement = this.#database.prepare(sql);
    const prepared = { statement, givesRows: statement.columns().length > 0 };
    // Lists of changing length make new texts for ever; the one not used for longest goes.
    if (this.#statements.size >= 500) {
      const [oldest] = this.#statements.keys();
      if (oldest !== undefined) this.#statements.delete(oldest);
    }
    this.#statements.set(sql, prepared);
    return prepared;
  }

  /** Whether the file is marked as ours already; a new one is not. */
  #checkOwner(): boolean {
    const id = this.#database.prepare("pragma application_id").get()?.["application_id"];
    const tables = this.#database.prepare("select count(*) as n from sqlite_master").get()?.["n"];
    if (id !== applicationId && tables !== 0) {
      throw new Error("the file is an SQLite database, but not one of Vedette's");
    }
    return id === applicationId;
  }

  #configure(options: { readOnly?: boolean; cacheKiB?: number; isMarked: boolean }): void {
    this.exec(`pragma cache_size = -${options.cacheKiB ?? 16_384}`);
    this.exec("pragma temp_store = memory");
    if (options.readOnly) return;
    // Once only: writing the same mark again changes the file, also one that is then refused.
    if (!options.isMarked) this.exec(`pragma application_id = ${applicationId}`);
    this.exec("pragma journal_mode = wal");
    // FULL: a commit is on the disk before an SDK is told so.
    this.exec("pragma synchronous = full");
    this.exec("pragma wal_autocheckpoint = 4000");
  }
}

interface PreparedStatement {
  statement: StatementSync;
  givesRows: boolean;
}

function toSqliteValue(value: unknown): SQLInputValue {
  if (value === undefined || value === null) return null;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof Date) return value.toISOString();
  return value as SQLInputValue;
}
