/**
 * A thread that answers reads, so that slow queries of people never hold up the writer or the HTTP
 * loop, and between them copies the write-ahead log, so that no commit waits for that either.
 */
import { type MessagePort, workerData } from "node:worker_threads";
import { InlineExecutor } from "./inline-executor.ts";
import { keepLogShort } from "./keep-log-short.ts";
import { serveExecutor } from "./serve-executor.ts";
import { SqliteFile } from "./sqlite-file.ts";

const { file, port } = workerData as { file: string; port: MessagePort };
serveExecutor(new InlineExecutor(new SqliteFile(file, { readOnly: true, cacheKiB: 8192 })), port);
keepLogShort(file);
