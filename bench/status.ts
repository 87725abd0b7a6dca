// Measures badges with 10,000 hoots, and what as many sentries with timeouts cost while nothing happens.
//   npm run bench:status
import { setTimeout } from "node:timers/promises";
import { Client } from "undici";
import { createHoot, createSentry } from "@vedette/contract";
import { type Figure, nowMs, percentile, toTable } from "./figures.ts";
import { startVedette } from "./processes.ts";

const COUNT = 10_000;
const IDLE_MS = 30_000;

await using vedette = await startVedette();
const idleBefore = await measureIdle();
const paths = await seed();
// What was just written is put in its place in the database meanwhile.
await setTimeout(5000);
const idleAfter = await measureIdle();
const busy = await saturate(32, 10_000);
const steady = await read(1000, 10_000);
const figures: Figure[] = [
  { name: `badges read of ${COUNT} hoots, 32 connections`, value: `${Math.round(busy)}/s` },
  { name: "badge at 1000/s, p50", value: `${percentile(steady, 0.5).toFixed(1)} ms` },
  { name: "badge at 1000/s, p99", value: `${percentile(steady, 0.99).toFixed(1)} ms` },
  { name: "processor at idle, without sentries", value: `${idleBefore.toFixed(2)} %` },
  {
    name: `processor at idle, ${COUNT} sentries with timeouts`,
    value: `${idleAfter.toFixed(2)} %`,
  },
];
console.log(toTable(figures));

/** The share of one processor that the server takes while nothing happens, percent. */
async function measureIdle(): Promise<number> {
  const before = vedette.processorMs() ?? 0;
  await setTimeout(IDLE_MS);
  return (((vedette.processorMs() ?? 0) - before) / IDLE_MS) * 100;
}

/** Makes the hoots, each with a sentry of its own; gives where their badges are. */
async function seed(): Promise<string[]> {
  const { api, organization } = vedette;
  const params = { organization };
  const made: string[] = [];
  let left = COUNT;
  const work = async (): Promise<void> => {
    while (left-- > 0) {
      const name = `Table ${left}`;
      const hoot = (await api.call(createHoot, { params, body: { name, sentries: [] } })).body;
      const body = { name, hoots: [hoot.uid], timeoutHours: 24 };
      await api.call(createSentry, { params, body });
      made.push(new URL(hoot.badge.svg.light).pathname);
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return made;
}

/** Reads badges as fast as so many connections are answered; gives how many per second. */
async function saturate(connections: number, ms: number): Promise<number> {
  let count = 0;
  const startedAt = nowMs();
  await withClients(connections, async (client) => {
    while (nowMs() < startedAt + ms) {
      await get(client);
      count++;
    }
  });
  return count / ((nowMs() - startedAt) / 1000);
}

/** Reads so many per second, whether or not it can keep up; gives how long each took from its turn on. */
async function read(perSecond: number, ms: number): Promise<number[]> {
  const took: number[] = [];
  const startedAt = nowMs();
  let turn = 0;
  await withClients(64, async (client) => {
    for (;;) {
      const dueAt = startedAt + (turn++ * 1000) / perSecond;
      if (dueAt > startedAt + ms) return;
      const wait = dueAt - nowMs();
      if (wait > 0) await setTimeout(wait);
      await get(client);
      took.push(nowMs() - dueAt);
    }
  });
  return took;
}

async function get(client: Client): Promise<void> {
  const path = paths[Math.floor(Math.random() * paths.length)] ?? "/";
  const { statusCode, body } = await client.request({ path, method: "GET" });
  await body.dump();
  if (statusCode !== 200) throw new Error(`a badge was answered with ${statusCode}`);
}

async function withClients(count: number, work: (client: Client) => Promise<void>): Promise<void> {
  const clients = Array.from({ length: count }, () => new Client(vedette.target.origin));
  await Promise.all(clients.map(work));
  await Promise.all(clients.map(async (client) => await client.close()));
}
