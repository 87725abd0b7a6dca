/**
 * The thread in which events are processed and written, so that neither JSON nor SQLite ever holds
 * up the HTTP loop. With SQLite it also owns the one writer, and writes for the other threads.
 */
import { parentPort, workerData } from "node:worker_threads";
import { openPostgres, openSqliteHere, SIGNAL_NAMES, type Storage } from "../storage/index.ts";
import { collectGarbage } from "../kit/index.ts";
import { settleAndClaim } from "./deliver/index.ts";
import { fanOutWith } from "./fanout/index.ts";
import { findErrorsForWebhooks } from "../resources/events/index.ts";
import { GroupCommit } from "./group-commit.ts";
import { itemKinds } from "./items/index.ts";
import { processBatch } from "./pipeline.ts";
import {
  type PipelineThreadData,
  type ThreadReply,
  type ThreadRequest,
  unpack,
} from "./thread-messages.ts";

const data = workerData as PipelineThreadData;
const storage = await open(data.database);
for (const name of SIGNAL_NAMES) storage.signals.on(name, () => reply({ kind: "signal", name }));
storage.hints.on((hint) => reply({ kind: "hint", hint }));

const commits = new GroupCommit(async (submissions) =>
  processBatch(
    {
      storage,
      itemKinds,
      links: { baseUrl: data.baseUrl },
      now: Date.now,
      onFault: (error, { projectId, eventId }) => {
        const { message, stack } = error instanceof Error ? error : new Error(String(error));
        reply({ kind: "fault", message, stack: stack ?? "", projectId, eventId });
      },
    },
    submissions,
  ),
);

let settled: { id: number; outcome: Awaited<ReturnType<GroupCommit["add"]>> | null }[] = [];

parentPort?.on("message", (message: ThreadRequest) => {
  if (message.kind === "close") {
    void close();
    return;
  }
  if (message.kind === "watch") {
    storage.hints.watch(message.audiences);
    return;
  }
  for (const { id, submission } of unpack(message)) {
    commits.add(submission).then(
      (outcome) => settle(id, outcome),
      (error: unknown) => {
        reportFailure(error);
        settle(id, null);
      },
    );
  }
});
reply({ kind: "ready" });
collectGarbage();

/** All of a batch settle in the same turn; they go back in one message. */
function settle(id: number, outcome: (typeof settled)[number]["outcome"]): void {
  if (settled.length === 0) {
    queueMicrotask(() => {
      const results = settled;
      settled = [];
      reply({ kind: "settled", results });
    });
  }
  settled.push({ id, outcome });
}

let lastReported: unknown;
/** A batch that failed as a whole (disk full, database gone) is told once, not once per event. */
function reportFailure(error: unknown): void {
  if (error === lastReported) return;
  lastReported = error;
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  reply({ kind: "fault", message, stack: stack ?? "", projectId: 0, eventId: "" });
}

function reply(message: ThreadReply): void {
  parentPort?.postMessage(message);
}

async function open(database: PipelineThreadData["database"]): Promise<Storage> {
  if (database.engine === "postgres") {
    return await openPostgres({ url: database.url, maxConnections: 3, listen: false });
  }
  const own = openSqliteHere(database.file);
  own.serve(database.port, [fanOutWith(findErrorsForWebhooks), settleAndClaim]);
  return own;
}

async function close(): Promise<void> {
  await storage.close();
  reply({ kind: "closed" });
  parentPort?.close();
}
