import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import type { ManyQuery } from "../bulk.ts";
import type { Durability } from "../storage.ts";
import type { SqliteExecutor } from "./executor.ts";

/**
 * Kysely on SQLite executors. Reads outside a transaction go to `reader`, all else to `writer`;
 * with WAL a reader sees every commit that finished before its statement began. `durability` is that
 * of its transactions.
 */
export function sqliteDialect(
  writer: SqliteExecutor,
  reader: SqliteExecutor,
  durability: Durability = "now",
): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new ExecutorDriver(writer, reader, durability),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

class ExecutorDriver implements Driver {
  readonly #writer: SqliteExecutor;
  readonly #reader: SqliteExecutor;
  readonly #durability: Durability;

  constructor(writer: SqliteExecutor, reader: SqliteExecutor, durability: Durability) {
    this.#writer = writer;
    this.#reader = reader;
    this.#durability = durability;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<ExecutorConnection> {
    return new ExecutorConnection(this.#writer, this.#reader);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    (connection as ExecutorConnection).transaction = await this.#writer.begin(this.#durability);
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const id = (connection as ExecutorConnection).transaction;
    if (id !== null) await this.#writer.commit(id);
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const id = (connection as ExecutorConnection).transaction;
    if (id !== null) await this.#writer.rollback(id);
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    (connection as ExecutorConnection).transaction = null;
  }

  async destroy(): Promise<void> {
    if (this.#reader !== this.#writer) await this.#reader.close();
    await this.#writer.close();
  }
}

class ExecutorConnection implements DatabaseConnection {
  transaction: number | null = null;
  readonly #writer: SqliteExecutor;
  readonly #reader: SqliteExecutor;

  constructor(writer: SqliteExecutor, reader: SqliteExecutor) {
    this.#writer = writer;
    this.#reader = reader;
  }

  async executeQuery<R>(compiled: CompiledQuery): Promise<QueryResult<R>> {
    const { sql, parameters } = compiled;
    const { many } = compiled as ManyQuery;
    if (many) {
      const changes = await this.#writer.many(this.transaction, sql, many);
      return { rows: changes as R[] };
    }
    const executor = this.transaction === null && readsOnly(compiled) ? this.#reader : this.#writer;
    const result = await executor.query(this.transaction, sql, parameters);
    return {
      rows: result.rows as R[],
      numAffectedRows: BigInt(result.changes),
      insertId: BigInt(result.insertId),
    };
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("rows are read in pages, not streamed");
  }
}

function readsOnly(compiled: CompiledQuery): boolean {
  if (compiled.query.kind === "SelectQueryNode") return true;
  return (
    compiled.query.kind === "RawNode" &&
    /^\s*(select|with)\b(?![\s\S]*\b(insert|update|delete)\b)/i.test(compiled.sql)
  );
}
