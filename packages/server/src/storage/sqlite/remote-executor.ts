import type { MessagePort } from "node:worker_threads";
import type { Durability } from "../storage.ts";
import type { SqliteExecutor, TransactionId } from "./executor.ts";
import type { StatementResult } from "./sqlite-file.ts";

/** What a `RemoteExecutor` asks of the thread that holds the file. */
export type SqliteRequest = { id: number } & (
  | { op: "query"; transaction: TransactionId; sql: string; parameters: readonly unknown[] }
  | { op: "many"; transaction: TransactionId; sql: string; rows: readonly (readonly unknown[])[] }
  | { op: "begin"; durability: Durability }
  | { op: "close" }
  | { op: "commit" | "rollback"; transaction: number }
  | { op: "perform"; name: string; input: unknown }
);

export type SqliteReply = { id: number } & (
  | { ok: true; value: unknown }
  | { ok: false; message: string; code: string | undefined }
);

/** Runs statements on a file that another thread holds open, by messages over `port`. */
export class RemoteExecutor implements SqliteExecutor {
  readonly #port: MessagePort;
  readonly #pending = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  #lastId = 0;

  constructor(port: MessagePort) {
    this.#port = port;
    port.on("message", (reply: SqliteReply) => this.#settle(reply));
    port.on("close", () => this.#failAll(new Error("the database thread has ended")));
  }

  async query(
    transaction: TransactionId,
    sql: string,
    parameters: readonly unknown[],
  ): Promise<StatementResult> {
    return (await this.#ask({ op: "query", transaction, sql, parameters })) as StatementResult;
  }

  async many(
    transaction: TransactionId,
    sql: string,
    rows: readonly (readonly unknown[])[],
  ): Promise<number[]> {
    return (await this.#ask({ op: "many", transaction, sql, rows })) as number[];
  }

  async begin(durability: Durability): Promise<number> {
    return (await this.#ask({ op: "begin", durability })) as number;
  }

  async commit(transaction: number): Promise<void> {
    await this.#ask({ op: "commit", transaction });
  }

  async rollback(transaction: number): Promise<void> {
    await this.#ask({ op: "rollback", transaction });
  }

  /** Has a procedure run over there. */
  async perform(name: string, input: unknown): Promise<unknown> {
    return await this.#ask({ op: "perform", name, input });
  }

  async close(): Promise<void> {
    await this.#ask({ op: "close" });
    this.#port.close();
  }

  async #ask(request: RequestWithoutId): Promise<unknown> {
    const id = ++this.#lastId;
    return await new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#port.postMessage({ ...request, id });
    });
  }

  #settle(reply: SqliteReply): void {
    const waiting = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (!waiting) return;
    if (reply.ok) waiting.resolve(reply.value);
    else waiting.reject(Object.assign(new Error(reply.message), { code: reply.code }));
  }

  #failAll(error: Error): void {
    for (const waiting of this.#pending.values()) waiting.reject(error);
    this.#pending.clear();
  }
}

type WithoutId<T> = T extends unknown ? Omit<T, "id"> : never;
type RequestWithoutId = WithoutId<SqliteRequest>;
