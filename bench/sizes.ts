// How pages and ingest bear the growth of an installation, on SQLite: docs/benchmarks.md.
//   npm run bench:sizes            10 k, 100 k and 1 M stored events, a few minutes
//   npm run bench:sizes -- 10k 50k  other sizes
import { createTestDatabase, startServer, type TestServer } from "@vedette/testkit";
import { believableEvents } from "./believable-events.ts";
import { openAsServer, take, toBatch } from "./pipeline.ts";

const BATCH = 250;
const ROUNDS = 200;
const WARM_UP = 30;
/** One figure takes no longer than this, however slow its requests are. */
const MAX_MS = 20_000;

const searches = [
  "is:unresolved level:warning",
  "release:shop@1.9.0",
  "user.id:u-17",
  "environment:staging region:north",
  "timesSeen:>50 !server_name:shop-1",
  "voucher",
];

const sizes = readSizes(process.argv.slice(2).filter((text) => text !== "sizes"));
const rows: Row[] = [];
const maker = believableEvents(sizes.at(-1) ?? 0, Date.now());
await using database = await createTestDatabase("sqlite", { isBare: true });
const { made } = await measureServer(async ({ made }) => ({ made }));
let stored = 0;
for (const size of sizes) {
  const ingest = await fill(stored, size);
  stored = size;
  const row = { size, ingest, ...(await measureServer(measurePages)) };
  rows.push(row);
  console.log(describeRow(row));
}
console.log(`\n${toTable(rows)}`);

interface Quantiles {
  p50: number;
  p99: number;
}

/** Of one event in milliseconds, the pure stages and the commit of its batch included. */
interface Cost {
  elapsed: number;
  /** Of all threads; other programs on the machine do not make it larger. */
  cpu: number;
}

interface Row {
  size: number;
  ingest: Cost;
  list: Quantiles;
  search: Quantiles;
  page: Quantiles;
}

/** Only one may write to the file: the server runs while it is measured, and not beside `fill`. */
async function measureServer<T>(act: (server: TestServer) => Promise<T>): Promise<T> {
  await using server = await startServer({ database });
  return await act(server);
}

/** Stores the events from the `from`-th to the `to`-th; the cost is that of the last ones. */
async function fill(from: number, to: number): Promise<Cost> {
  await using opened = openAsServer(database.dataDir);
  const destination = {
    organizationId: Number(made.organization.id),
    projectId: Number(made.project.id),
    publicKey: new URL(made.dsn).username,
  };
  const measureFrom = to - Math.min(10_000, (to - from) / 2);
  const sums = { events: 0, elapsed: 0, cpu: 0 };
  for (let first = from; first < to; first += BATCH) {
    const batch = toBatch(maker, destination, first, Math.min(BATCH, to - first));
    const { elapsed, cpu } = await take(opened.storage, batch);
    if (first < measureFrom) continue;
    sums.events += batch.length;
    sums.elapsed += elapsed;
    sums.cpu += cpu;
  }
  return { elapsed: sums.elapsed / sums.events, cpu: sums.cpu / sums.events };
}

async function measurePages({ url, made }: TestServer) {
  const base = `${url}/api/0/organizations/acme/issues/`;
  const get = async (path: string): Promise<unknown> => {
    const response = await fetch(base + path, {
      headers: { authorization: `Bearer ${made.token}` },
    });
    const body: unknown = await response.json();
    if (!response.ok) throw new Error(`${path} was answered ${response.status}`);
    return body;
  };
  const ids = ((await get("?query=&limit=100")) as { id: string }[]).map(({ id }) => id);
  return {
    list: await measure(async () => void (await get("?limit=25"))),
    search: await measure(async (round) => {
      const query = searches[round % searches.length] ?? "";
      await get(`?limit=25&query=${encodeURIComponent(query)}`);
    }),
    // What the page of an issue asks for, at once.
    page: await measure(async (round) => {
      const id = ids[round % ids.length] ?? "";
      await Promise.all([
        get(`${id}/`),
        get(`${id}/events/latest/`),
        get(`${id}/tags/`),
        get(`${id}/activities/`),
      ]);
    }),
  };
}

async function measure(act: (round: number) => Promise<void>): Promise<Quantiles> {
  const times: number[] = [];
  const endsAt = performance.now() + MAX_MS;
  for (let round = -WARM_UP; round < ROUNDS && performance.now() < endsAt; round++) {
    const startedAt = performance.now();
    await act(Math.abs(round));
    if (round >= 0) times.push(performance.now() - startedAt);
  }
  return toQuantiles(times);
}

function toQuantiles(values: readonly number[]): Quantiles {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

function describeRow(row: Row): string {
  const { list, search, page } = row;
  const cells = Object.entries({ list, search, page }).map(
    ([name, { p50, p99 }]) => `${name} ${toMs(p50)} / ${toMs(p99)}`,
  );
  return `${toCount(row.size)} events: ${cells.join(", ")} ms (p50 / p99), ingest ${toMs(row.ingest.elapsed)} ms an event (${toMs(row.ingest.cpu)} of CPU)`;
}

/** A Markdown table, the growth from the smallest to the largest size in its last column. */
function toTable(rows: readonly Row[]): string {
  const figures: [name: string, read: (row: Row) => number, target?: string][] = [
    ["issue list p50, ms", (row) => row.list.p50],
    ["issue list p99, ms", (row) => row.list.p99, "< 50 ms"],
    ["search p50, ms", (row) => row.search.p50],
    ["search p99, ms", (row) => row.search.p99],
    ["issue page p50, ms", (row) => row.page.p50],
    ["issue page p99, ms", (row) => row.page.p99],
    ["ingest, ms an event", (row) => row.ingest.elapsed, "growth ≤ 1.3"],
    ["ingest, CPU ms an event", (row) => row.ingest.cpu],
  ];
  const lines = figures.map(([name, read, target]) => {
    const values = rows.map(read);
    const growth = (values.at(-1) ?? NaN) / (values[0] ?? NaN);
    return [name, ...values.map(toMs), growth.toFixed(2), target ?? ""];
  });
  const header = ["events stored", ...rows.map(({ size }) => toCount(size)), "growth", "target"];
  return [header, header.map(() => "---"), ...lines]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

function toMs(value: number): string {
  return value.toFixed(value < 10 ? 2 : 1);
}

function toCount(size: number): string {
  return size >= 1_000_000 ? `${size / 1_000_000} M` : `${size / 1000} k`;
}

function readSizes(texts: readonly string[]): number[] {
  if (texts.length === 0) return [10_000, 100_000, 1_000_000];
  const factors = new Map([
    ["k", 1000],
    ["M", 1_000_000],
  ]);
  const read = texts.map((text) => {
    const [, number, factor = ""] = /^(\d+)([kM]?)$/.exec(text) ?? [];
    if (number === undefined) throw new Error(`"${text}" is no size like 10k or 1M`);
    return Number(number) * (factors.get(factor) ?? 1);
  });
  return read.toSorted((a, b) => a - b);
}
