import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type RunningExample, spawnExample } from "./spawn-example.ts";

const PROGRAM = fileURLToPath(new URL("../../examples/task-tracker/src/main.ts", import.meta.url));

/** The task tracker on a database of its own; with `await using` both end. */
export interface Tracker extends RunningExample {
  /** The text of one of its pages. */
  page: (path: string) => Promise<string>;
  /** Adds a note to a task, as its page does; gives the status. */
  addNote: (task: number, author: string, text: string) => Promise<number>;
}

/** An address of this machine that nobody listens at. */
export async function unusedUrl(): Promise<string> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return `http://localhost:${port}`;
}

/** Starts it; resolves once it listens at `url`. */
export async function spawnTracker(
  url: string,
  env: Readonly<Record<string, string>>,
): Promise<Tracker> {
  const folder = await mkdtemp(path.join(tmpdir(), "task-tracker-"));
  const { port } = new URL(url);
  const database = path.join(folder, "tasks.db");
  const example = await spawnExample(PROGRAM, { PORT: port, DATABASE: database, ...env });
  return {
    ...example,
    page: async (at) => await (await fetch(url + at)).text(),
    async addNote(task, author, text) {
      const response = await fetch(`${url}/tasks/${task}/notes`, {
        method: "POST",
        body: new URLSearchParams({ author, text }),
        redirect: "manual",
      });
      await response.body?.cancel();
      return response.status;
    },
    [Symbol.asyncDispose]: async () => {
      await example[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
