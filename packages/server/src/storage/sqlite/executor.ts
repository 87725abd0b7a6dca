import type { Durability } from "../storage.ts";
import type { StatementResult } from "./sqlite-file.ts";

/** Names an open transaction; null means "on its own". */
export type TransactionId = number | null;

/**
 * Runs statements on one SQLite file, wherever the file is open: in this thread
 * (`InlineExecutor`) or in another (`RemoteExecutor`). Writers wait in line, first come first served.
 */
export interface SqliteExecutor {
  query(
    transaction: TransactionId,
    sql: string,
    parameters: readonly unknown[],
  ): Promise<StatementResult>;
  many(
    transaction: TransactionId,
    sql: string,
    rows: readonly (readonly unknown[])[],
  ): Promise<number[]>;
  begin(durability: Durability): Promise<number>;
  commit(transaction: number): Promise<void>;
  rollback(transaction: number): Promise<void>;
  close(): Promise<void>;
}
