import type { MessagePort } from "node:worker_threads";
import type { SqliteExecutor } from "./executor.ts";
import type { SqliteReply, SqliteRequest } from "./remote-executor.ts";

/** Answers the `RemoteExecutor` at the other end of `port` with `executor`, until it says close. */
export function serveExecutor(executor: SqliteExecutor, port: MessagePort): void {
  port.on("message", (request: SqliteRequest) => {
    void answer(executor, request).then((reply) => port.postMessage(reply));
  });
}

async function answer(executor: SqliteExecutor, request: SqliteRequest): Promise<SqliteReply> {
  try {
    return { id: request.id, ok: true, value: await perform(executor, request) };
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    return { id: request.id, ok: false, message, code };
  }
}

function perform(executor: SqliteExecutor, request: SqliteRequest): Promise<unknown> {
  switch (request.op) {
    case "query":
      return executor.query(request.transaction, request.sql, request.parameters);
    case "many":
      return executor.many(request.transaction, request.sql, request.rows);
    case "begin":
      return executor.begin(request.durability);
    case "commit":
      return executor.commit(request.transaction);
    case "rollback":
      return executor.rollback(request.transaction);
    case "close":
      return executor.close();
  }
}
