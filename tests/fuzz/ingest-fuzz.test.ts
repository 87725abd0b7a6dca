import * as fc from "fast-check";
import { Pool } from "undici";
import { expect, test } from "vitest";
import { getProjectEvent } from "@vedette/contract";
import {
  apiClient,
  bootstrapBeside,
  createTestDatabase,
  ingestSender,
  sampleEvent,
  spawnServer,
  testEngines,
} from "@vedette/testkit";
import { type MutatedRequest, mutatedRequest } from "./mutated-requests.ts";
import { readHeap } from "./read-heap.ts";

const chunk = 2000;
const inFlight = 16;
const expected = new Set([200, 400, 401, 403, 413, 415]);
const mebibyte = 1024 * 1024;

/** What differs on PostgreSQL is which texts and numbers its columns take; fewer show that. */
const runs = testEngines().map((engine) =>
  engine === "sqlite"
    ? { engine, total: 100_000, warmUp: 20_000 }
    : { engine, total: 20_000, warmUp: 6000 },
);

test.each(runs)(
  "$total mutated requests give no 5xx, no crash and no growth in memory, on $engine",
  async ({ engine, total, warmUp }) => {
    await using database = await createTestDatabase(engine);
    const env = { ...database.env, VEDETTE_PORT: "0", NODE_OPTIONS: "--inspect=127.0.0.1:0" };
    await using server = await spawnServer(env);
    // The last one named: serving begins the process anew, and with it the inspector.
    const inspector = [...server.output().matchAll(/ws:\/\/\S+/g)].at(-1)?.[0] ?? "";
    const made = await bootstrapBeside({ ...database.env, VEDETTE_URL: server.url });
    const seed = Number(process.env["FUZZ_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
    console.log(`Mutated requests of FUZZ_SEED=${seed}`);

    const statuses = new Map<number, number>();
    let heapAfterWarmUp = 0;
    const pool = new Pool(new URL(made.dsn).origin, { connections: inFlight, pipelining: 1 });
    for (let sent = 0; sent < total; sent += chunk) {
      // Later than at the start, for caches to fill.
      if (sent === warmUp) heapAfterWarmUp = await readHeap(inspector);
      const requests = fc.sample(mutatedRequest(), { numRuns: chunk, seed: seed + sent });
      const unexpected = await postAll(pool, made.dsn, requests, statuses);
      expect(unexpected, `FUZZ_SEED=${seed}`).toEqual([]);
    }

    await pool.close();

    // Most were let in, and many were refused: neither would show much alone.
    expect(statuses.get(200)).toBeGreaterThan(total / 4);
    expect(statuses.get(400)).toBeGreaterThan(total / 20);
    expect(server.output()).not.toMatch(/could not be|failed/);
    const growth = (await readHeap(inspector)) - heapAfterWarmUp;
    expect(growth / mebibyte, "MiB more than after the first part").toBeLessThan(24);

    const event = sampleEvent();
    expect((await ingestSender(made.dsn).event(event)).status).toBe(200);
    const params = { organization: "acme", project: "shop", event: event.event_id };
    const stored = await apiClient(server.url, made.token).call(getProjectEvent, { params });
    expect(stored.body.title).toBe("TypeError: The basket has no total");
    expect(await server.end("SIGTERM")).toBe(0);
  },
  600_000,
);

interface Unexpected {
  status: number;
  answer: string;
  /** What was sent, to send it again. */
  request: string;
}

/** Posts them, several at a time; gives those that were not answered as bad input may be. */
async function postAll(
  pool: Pool,
  dsn: string,
  requests: readonly MutatedRequest[],
  statuses: Map<number, number>,
): Promise<Unexpected[]> {
  const { username, pathname } = new URL(dsn);
  const unexpected: Unexpected[] = [];
  const waiting = requests.values();
  const post = async (): Promise<void> => {
    for (const { endpoint, body, contentEncoding } of waiting) {
      const { statusCode, body: answer } = await pool.request({
        path: `/api${pathname}/${endpoint}/?sentry_key=${username}`,
        method: "POST",
        body,
        headers: contentEncoding === null ? {} : { "content-encoding": contentEncoding },
      });
      const text = await answer.text();
      statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
      if (expected.has(statusCode)) continue;
      const request = `${endpoint} ${contentEncoding ?? "plain"} ${body.toString("base64").slice(0, 4000)}`;
      unexpected.push({ status: statusCode, answer: text, request });
    }
  };
  await Promise.all(Array.from({ length: inFlight }, post));
  return unexpected;
}
