import type { MessagePort } from "node:worker_threads";
import type { SqliteExecutor } from "./executor.ts";
import type { SqliteReply, SqliteRequest } from "./remote-executor.ts";

/** Runs a procedure by its name. */
type Perform = (name: string, input: unknown) => Promise<unknown>;

/**
 * Answers the `RemoteExecutor` at the other end of `port` with `executor`, until it says close, and
 * its procedures with `perform`.
 */
export function serveExecutor(executor: SqliteExecutor, port: MessagePort, perform: Perform): void {
  port.on("message", (request: SqliteRequest) => {
    void answer(executor, perform, request).then((reply) => send(port, reply));
  });
}

function send(port: MessagePort, reply: SqliteReply): void {
  try {
    port.postMessage(reply);
  } catch (error) {
    // It cannot be cloned. Whoever asked must not wait for ever, nor must this thread end.
    port.postMessage({ id: reply.id, ok: false, ...describe(error) } satisfies SqliteReply);
  }
}

async function answer(
  executor: SqliteExecutor,
  perform: Perform,
  request: SqliteRequest,
): Promise<SqliteReply> {
  try {
    return { id: request.id, ok: true, value: await execute(executor, perform, request) };
  } catch (error) {
    return { id: request.id, ok: false, ...describe(error) };
  }
}

function describe(error: unknown): { message: string; code: string | undefined } {
  const { message, code } = error as Error & { code?: unknown };
  return { message, code: typeof code === "string" ? code : undefined };
}

function execute(
  executor: SqliteExecutor,
  perform: Perform,
  request: SqliteRequest,
): Promise<unknown> {
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
    case "perform":
      return perform(request.name, request.input);
    case "close":
      return executor.close();
  }
}
