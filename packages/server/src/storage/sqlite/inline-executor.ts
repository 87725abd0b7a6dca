import type { Durability } from "../storage.ts";
import type { SqliteExecutor, TransactionId } from "./executor.ts";
import type { SqliteFile, StatementResult } from "./sqlite-file.ts";

/** Runs statements on a file that this thread holds open. One transaction at a time. */
export class InlineExecutor implements SqliteExecutor {
  readonly #file: SqliteFile;
  #current: number | null = null;
  #durability: Durability = "now";
  #lastId = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(file: SqliteFile) {
    this.#file = file;
  }

  async query(
    transaction: TransactionId,
    sql: string,
    parameters: readonly unknown[],
  ): Promise<StatementResult> {
    const result = await this.#run(transaction, () => this.#file.query(sql, parameters));
    if (transaction === null && !READS.test(sql)) await this.#file.flush();
    return result;
  }

  async many(
    transaction: TransactionId,
    sql: string,
    rows: readonly (readonly unknown[])[],
  ): Promise<number[]> {
    if (transaction !== null) return await this.#run(transaction, () => this.#file.many(sql, rows));
    // Alone it would be one commit per row; together it is one.
    const own = await this.begin("now");
    try {
      const changes = this.#file.many(sql, rows);
      await this.commit(own);
      return changes;
    } catch (error) {
      await this.rollback(own);
      throw error;
    }
  }

  async begin(durability: Durability): Promise<number> {
    while (this.#current !== null) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    const id = ++this.#lastId;
    this.#current = id;
    this.#durability = durability;
    try {
      // IMMEDIATE: the write lock is taken now, so that no later statement can find it taken.
      this.#file.exec("begin immediate");
    } catch (error) {
      this.#leave();
      throw error;
    }
    return id;
  }

  async commit(transaction: number): Promise<void> {
    this.#mustBeCurrent(transaction);
    const durability = this.#durability;
    this.#file.exec("commit");
    this.#leave();
    if (durability === "now") await this.#file.flush();
  }

  async rollback(transaction: number): Promise<void> {
    // What is committed and could not be brought to the disk cannot be undone.
    if (this.#current !== transaction) return;
    try {
      // SQLite rolls back by itself on some errors (disk full); a second rollback would throw.
      if (this.#file.inTransaction) this.#file.exec("rollback");
    } finally {
      this.#leave();
    }
  }

  async close(): Promise<void> {
    while (this.#current !== null) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    await this.#file.flush();
    this.#file.close();
  }

  async #run<T>(transaction: TransactionId, work: () => T): Promise<T> {
    if (transaction !== null) this.#mustBeCurrent(transaction);
    else {
      while (this.#current !== null) {
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
      }
    }
    return work();
  }

  #mustBeCurrent(transaction: number): void {
    if (this.#current !== transaction)
      throw new Error("a query ran outside its finished transaction");
  }

  #leave(): void {
    this.#current = null;
    // All wake, in order: the first writer takes the turn, lone queries before it run, the rest wait again.
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

/** A lone statement that cannot have changed anything. */
const READS = /^\s*(select|pragma|explain)\b/i;
