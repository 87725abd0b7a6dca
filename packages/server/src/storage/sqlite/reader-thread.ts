/** A thread that only reads: slow queries of people never hold up the writer or the HTTP loop. */
import { type MessagePort, workerData } from "node:worker_threads";
import { collectGarbage } from "../../kit/index.ts";
import { InlineExecutor } from "./inline-executor.ts";
import { serveExecutor } from "./serve-executor.ts";
import { SqliteFile } from "./sqlite-file.ts";

const { file, port } = workerData as { file: string; port: MessagePort };
const executor = new InlineExecutor(new SqliteFile(file, { readOnly: true, cacheKiB: 8192 }));
serveExecutor(executor, port, async (name) => {
  throw new Error(`${name} writes, and here is only read`);
});
collectGarbage();
