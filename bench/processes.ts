import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { apiClient, bootstrapBeside, spawnServer } from "@vedette/testkit";
import type { Target } from "./load.ts";
import type { ReceiverAnswer, ReceiverQuestion } from "./receiver.ts";

/** The server under test, in a process of its own on a folder of its own. */
export async function startVedette() {
  const folder = mkdtempSync(join(process.env["BENCH_DIR"] ?? tmpdir(), "vedette-bench-"));
  const databaseUrl = process.env["DATABASE_URL"];
  const env = {
    VEDETTE_DATA_DIR: folder,
    VEDETTE_PORT: "0",
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    ...(process.env["BENCH_NODE_OPTIONS"]
      ? { NODE_OPTIONS: process.env["BENCH_NODE_OPTIONS"] }
      : {}),
  };
  // The first start after an update compiles what later ones find compiled: not the usual one.
  await (await spawnServer(env)).end("SIGTERM");
  const server = await spawnServer(env);
  const made = await bootstrapBeside({ ...env, NODE_OPTIONS: "", VEDETTE_URL: server.url });
  const { origin, username, pathname } = new URL(made.dsn);
  const target: Target = { origin, path: `/api${pathname}/envelope/?sentry_key=${username}` };
  return {
    target,
    api: apiClient(server.url, made.token),
    organization: made.organization.slug,
    /** Resident memory now and at its highest, MiB; null where the system does not tell. */
    memory: () => readMemory(server.pid),
    /** Processor time it has taken since it started, ms; null where the system does not tell. */
    processorMs: () => readProcessorMs(server.pid),
    /** Resolves when so many webhooks are owed; gives up after `withinMs`. */
    async untilOwed(count: number, withinMs: number): Promise<void> {
      const endsAt = Date.now() + withinMs;
      while ((await readMetric(server.url, "vedette_webhook_queue_depth")) < count) {
        if (Date.now() > endsAt) throw new Error(`not all ${count} webhooks are owed in time`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    /** The 99th percentile of the main thread's event-loop delay since it was last asked, ms. */
    loopDelayMs: async () =>
      (await readMetric(server.url, "nodejs_eventloop_lag_p99_seconds")) * 1000,
    async [Symbol.asyncDispose]() {
      await server.end("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A Fastify route that only reads the body. */
export async function startBare() {
  const child = forkHere("bare-server.ts");
  const { origin } = await nextMessage<{ origin: string }>(child);
  const target: Target = { origin, path: "/api/1/envelope/" };
  return { target, [Symbol.asyncDispose]: async () => await end(child) };
}

/** Who gets the webhooks. */
export async function startReceiver() {
  const child = forkHere("receiver.ts");
  const listening = await nextMessage<ReceiverAnswer>(child);
  if (listening.kind !== "listening") throw new Error("the receiver does not listen");
  const ask = async <K extends ReceiverQuestion>(question: K) => {
    child.send(question);
    return (await nextMessage<ReceiverAnswer>(child)) as Extract<ReceiverAnswer, { kind: K }>;
  };
  return {
    origin: listening.origin,
    ask,
    /** Polls until so many events have been told; gives up after `withinMs`. */
    async untilTold(count: number, withinMs: number): Promise<void> {
      const endsAt = Date.now() + withinMs;
      while ((await ask("count")).count < count) {
        if (Date.now() > endsAt)
          throw new Error(`not all ${count} webhooks came within ${withinMs} ms`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    /** It hangs, as receivers do, until it goes on. */
    freeze: () => void child.kill("SIGSTOP"),
    thaw: () => void child.kill("SIGCONT"),
    [Symbol.asyncDispose]: async () => await end(child),
  };
}

function forkHere(name: string): ChildProcess {
  return fork(fileURLToPath(new URL(name, import.meta.url)), { serialization: "advanced" });
}

async function nextMessage<T>(child: ChildProcess): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const onMessage = (message: unknown): void => resolve(message as T);
  const onExit = (): void => reject(new Error("a process of the benchmark has ended"));
  child.once("message", onMessage).once("exit", onExit);
  try {
    return await promise;
  } finally {
    child.off("message", onMessage).off("exit", onExit);
  }
}

async function end(child: ChildProcess): Promise<void> {
  const exited = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await exited;
}

/** Linux tells both in /proc. */
function readMemory(pid: number): { now: number; peak: number } | null {
  let status: string;
  try {
    status = readFileSync(`/proc/${pid}/status`, "utf8");
  } catch {
    return null;
  }
  const mebibytes = (field: string): number =>
    Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024;
  return { now: mebibytes("VmRSS"), peak: mebibytes("VmHWM") };
}

/** Linux counts in hundredths of a second, for all threads together. */
function readProcessorMs(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return null;
  }
}

async function readMetric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)`, "m").exec(text)?.[1] ?? 0);
}
