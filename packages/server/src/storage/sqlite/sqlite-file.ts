import { closeSync, fdatasync, openSync } from "node:fs";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { promisify } from "node:util";
import { SharedFlush } from "./shared-flush.ts";

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
  readonly #flush = new SharedFlush(async () => await syncFile(this.#openLog()));
  /** Its write-ahead log; null where commits see to themselves. */
  #logPath: string | null = null;
  #log: number | null = null;

  /** Opens or creates `path`. Throws a sentence when the file is damaged or not Vedette's. */
  constructor(path: string, options: { readOnly?: boolean; cacheKiB?: number } = {}) {
    this.#database = new DatabaseSync(path, {
      timeout: 15_000,
      readOnly: options.readOnly ?? false,
      enableForeignKeyConstraints: true,
    });
    try {
      this.#configure(path, { ...options, isMarked: this.#checkOwner() });
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

  /**
   * Resolves once all that is committed is on the disk. Other threads do the waiting, so the next
   * transaction can go on meanwhile (docs/decisions/0011-who-waits-for-the-disk.md).
   */
  async flush(): Promise<void> {
    if (this.#logPath !== null) await this.#flush.flush();
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
    if (this.#log !== null) closeSync(this.#log);
    this.#log = null;
  }

  /** The first commit makes it, and it stays while the database is open. Nobody locks it. */
  #openLog(): number {
    this.#log ??= openSync(this.#logPath ?? "", "r+");
    return this.#log;
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

  #configure(
    path: string,
    options: { readOnly?: boolean; cacheKiB?: number; isMarked: boolean },
  ): void {
    this.exec(`pragma cache_size = -${options.cacheKiB ?? 16_384}`);
    this.exec("pragma temp_store = memory");
    if (options.readOnly) return;
    // Once only: writing the same mark again changes the file, also one that is then refused.
    if (!options.isMarked) this.exec(`pragma application_id = ${applicationId}`);
    const { journal_mode: journal } =
      this.#database.prepare("pragma journal_mode = wal").get() ?? {};
    // NORMAL: a commit writes to the log and no further; `flush` brings it to the disk.
    if (journal === "wal") this.#logPath = `${path}-wal`;
    this.exec(`pragma synchronous = ${journal === "wal" ? "normal" : "full"}`);
    this.exec("pragma wal_autocheckpoint = 4000");
  }
}

interface PreparedStatement {
  statement: StatementSync;
  givesRows: boolean;
}

const syncFile = promisify(fdatasync);

function toSqliteValue(value: unknown): SQLInputValue {
  if (value === undefined || value === null) return null;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof Date) return value.toISOString();
  return value as SQLInputValue;
}
