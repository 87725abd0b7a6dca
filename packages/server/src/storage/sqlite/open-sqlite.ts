import { Worker, MessageChannel, type MessagePort } from "node:worker_threads";
import { Kysely } from "kysely";
import { moduleBeside } from "../../kit/index.ts";
import { Hints } from "../hints.ts";
import { makeStorage } from "../make-storage.ts";
import { Signals } from "../signals.ts";
import type { Procedures, Storage, Tx } from "../storage.ts";
import type { Tables } from "../tables/index.ts";
import type { SqliteExecutor } from "./executor.ts";
import { InlineExecutor } from "./inline-executor.ts";
import { RemoteExecutor } from "./remote-executor.ts";
import { serveExecutor } from "./serve-executor.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";
import { SqliteFile } from "./sqlite-file.ts";

/**
 * Opens the file in this thread: for commands, tests and the thread that owns the writer.
 * `serve` lets other threads write through this one and run procedures in it; they see to the log then.
 */
export function openSqliteHere(
  file: string,
): Storage & { serve: (port: MessagePort, procedures: Procedures) => void } {
  const opened = new SqliteFile(file);
  const executor = new InlineExecutor(opened);
  const storage = makeStorage({
    engine: "sqlite",
    ...openKysely(executor, executor),
    signals: new Signals(),
    hints: new Hints("here"),
  });
  return {
    ...storage,
    serve(port, procedures) {
      opened.leaveLogToOthers();
      const byName = new Map(procedures.map((procedure) => [procedure.name, procedure]));
      serveExecutor(executor, port, async (name, input) => {
        const procedure = byName.get(name);
        if (procedure === undefined) throw new Error(`There is no procedure called ${name}`);
        return await storage.perform(procedure, input as never);
      });
    },
  };
}

/**
 * Uses a file whose writer lives in another thread, reached through `writer`; reads get a thread of
 * their own, and so does copying the log. The HTTP thread opens it so: no SQLite call ever blocks its loop.
 */
export function openSqliteElsewhere(file: string, writer: MessagePort): Storage {
  const { port1, port2 } = new MessageChannel();
  const thread = new Worker(moduleBeside(import.meta.url, "reader-thread.ts"), {
    workerData: { file, port: port2 },
    transferList: [port2],
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  const logThread = new Worker(moduleBeside(import.meta.url, "log-thread.ts"), {
    workerData: { file },
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 1 },
  });
  logThread.unref();
  const remote = new RemoteExecutor(writer);
  return makeStorage({
    engine: "sqlite",
    ...openKysely(remote, new RemoteExecutor(port1)),
    performElsewhere: async (name, input) => await remote.perform(name, input),
    signals: new Signals(),
    hints: new Hints("here"),
    release: async () => {
      await thread.terminate();
      await logThread.terminate();
    },
  });
}

/** Two doors to the same executors: what differs is what their commits wait for. */
function openKysely(writer: SqliteExecutor, reader: SqliteExecutor) {
  const soon = new Kysely<Tables>({ dialect: sqliteDialect(writer, reader, "soon") });
  return {
    db: new Kysely<Tables>({ dialect: sqliteDialect(writer, reader) }),
    runSoon: async <T>(work: (tx: Tx) => Promise<T>) => await soon.transaction().execute(work),
  };
}
