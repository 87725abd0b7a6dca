import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { listIssues, listProjectEvents } from "@vedette/contract";
import {
  apiClient,
  bootstrapBeside,
  createTestDatabase,
  ingestSender,
  type ProgramResult,
  readAll,
  runVedette,
  sampleEvent,
  spawnServer,
  testEngines,
} from "@vedette/testkit";

describe.each(testEngines())("on %s", (engine) => {
  test("a server makes its tables, and comes back with what it knew", async () => {
    await using database = await createTestDatabase(engine, { isBare: true });
    const env = { ...database.env, VEDETTE_PORT: "0" };
    await using first = await spawnServer(env);
    const made = await bootstrapBeside({ ...env, VEDETTE_URL: first.url });
    expect((await ingestSender(made.dsn).event(sampleEvent())).status).toBe(200);
    expect(await first.end("SIGTERM")).toBe(0);

    await using second = await spawnServer({ ...env, VEDETTE_PORT: new URL(first.url).port });
    const { body: issues } = await apiClient(second.url, made.token).call(listIssues, {
      params: { organization: "acme" },
    });
    expect(issues).toHaveLength(1);
    expect(await second.end("SIGTERM")).toBe(0);
  });

  test("SIGTERM finishes what is in flight: all that was answered 200 is there, once", async () => {
    await using database = await createTestDatabase(engine);
    const env = { ...database.env, VEDETTE_PORT: "0" };
    await using server = await spawnServer(env);
    const made = await bootstrapBeside({ ...env, VEDETTE_URL: server.url });
    const sender = ingestSender(made.dsn);
    const accepted: string[] = [];
    let ended: Promise<number | null> | undefined;
    const post = async (): Promise<void> => {
      const event = sampleEvent();
      const { status } = await sender.event(event);
      if (status === 200) accepted.push(event.event_id);
      if (accepted.length === 100) ended ??= server.end("SIGTERM");
    };
    // Each goes on until the server does not answer any more.
    const posting = Array.from({ length: 16 }, async () => {
      for (;;) await post();
    });
    await Promise.allSettled(posting);
    expect(await ended).toBe(0);
    expect(accepted.length).toBeGreaterThanOrEqual(100);

    await using again = await spawnServer(env);
    const api = apiClient(again.url, made.token);
    const params = { organization: "acme", project: "shop" };
    const events = await readAll((cursor) =>
      api.call(listProjectEvents, { params, query: cursor ? { cursor } : {} }),
    );
    const stored = events.map(({ eventID }) => eventID);
    expect(new Set(stored).size).toBe(stored.length);
    expect(new Set(accepted).difference(new Set(stored))).toEqual(new Set());
    expect(await again.end("SIGTERM")).toBe(0);
  });
});

describe("what an operator can mend is one sentence and exit code 1", () => {
  test("a port that is taken", async () => {
    await using database = await createTestDatabase("sqlite", { isBare: true });
    await using taken = await takePort();
    const result = await serve({ ...database.env, VEDETTE_PORT: String(taken.port) });
    expect(result).toEqual(oneSentence(new RegExp(`Port ${taken.port} .* is taken`)));
    expect(readdirSync(database.dataDir)).toEqual([]);
  });

  test("a folder that cannot be made", async () => {
    await using database = await createTestDatabase("sqlite", { isBare: true });
    const file = join(database.dataDir, "file");
    writeFileSync(file, "not a folder");
    const result = await serve({ VEDETTE_DATA_DIR: join(file, "data") });
    expect(result).toEqual(oneSentence(/data folder .* cannot be written to/));
    expect(readFileSync(file, "utf8")).toBe("not a folder");
  });

  // For root there is no folder that it may not write to.
  if (process.getuid?.() !== 0) {
    test("a folder that may not be written to", async () => {
      await using database = await createTestDatabase("sqlite", { isBare: true });
      const folder = join(database.dataDir, "locked");
      mkdirSync(folder, { mode: 0o500 });
      const result = await serve({ VEDETTE_DATA_DIR: folder });
      chmodSync(folder, 0o700);
      expect(result).toEqual(oneSentence(/data folder .* cannot be written to/));
      expect(readdirSync(folder)).toEqual([]);
    });
  }

  test.each([
    ["no database at all", writeText, /is not an SQLite database/],
    ["a database with a torn page", tearDatabase, /is damaged/],
    ["somebody else's database", makeForeignDatabase, /not one of Vedette's/],
    ["the database of a newer version", makeNewerDatabase, /newer/],
  ])("%s, whose bytes stay as they were", async (_name, prepare, sentence) => {
    await using database = await createTestDatabase("sqlite", { isBare: true });
    await prepare(join(database.dataDir, "vedette.db"));
    const before = hashFiles(database.dataDir);
    expect(await serve(database.env)).toEqual(oneSentence(sentence));
    expect(hashFiles(database.dataDir)).toEqual(before);
  });

  test.runIf(testEngines().includes("postgres"))("a PostgreSQL that does not answer", async () => {
    await using database = await createTestDatabase("sqlite", { isBare: true });
    await using taken = await takePort();
    const { port } = taken;
    await taken[Symbol.asyncDispose]();
    const result = await serve({
      ...database.env,
      DATABASE_URL: `postgres://vedette@127.0.0.1:${port}/vedette`,
    });
    expect(result).toEqual(oneSentence(/PostgreSQL at 127\.0\.0\.1:\d+\/vedette cannot be used/));
  });
});

async function serve(env: Readonly<Record<string, string>>): Promise<ProgramResult> {
  return await runVedette(["serve"], { VEDETTE_PORT: "0", ...env });
}

/** What is printed of a refusal: a single line, which is no stack trace. */
function oneSentence(sentence: RegExp) {
  const line = new RegExp(`^[^\\n]*${sentence.source}[^\\n]*\\n$`);
  return { code: 1, stdout: "", stderr: expect.stringMatching(line) };
}

async function takePort(): Promise<AsyncDisposable & { port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> =>
    void (await new Promise((resolve) => server.close(resolve)));
  return { port, [Symbol.asyncDispose]: close };
}

/** Makes a real database, then puts noise where the pages of its tables are. */
async function tearDatabase(file: string): Promise<void> {
  await makeDatabase(file);
  const bytes = readFileSync(file);
  for (let at = 4096; at < bytes.length; at++) bytes[at] = (at * 31 + 7) & 0xff;
  writeFileSync(file, bytes);
}

async function writeText(file: string): Promise<void> {
  await writeFile(file, "hello\n".repeat(4000));
}

async function makeForeignDatabase(file: string): Promise<void> {
  const foreign = new DatabaseSync(file);
  foreign.exec("create table recipes (name text); insert into recipes values ('soup')");
  foreign.close();
}

/** As if a later release had migrated it. */
async function makeNewerDatabase(file: string): Promise<void> {
  await makeDatabase(file);
  const newer = new DatabaseSync(file);
  newer.exec(
    "insert into vedette_migrations (name, timestamp) values ('9999-later', '2099-01-01')",
  );
  newer.close();
}

async function makeDatabase(file: string): Promise<void> {
  const { code } = await runVedette(["migrate"], { VEDETTE_DATA_DIR: join(file, "..") });
  expect(code).toBe(0);
}

function hashFiles(folder: string): Record<string, string> {
  const entries = readdirSync(folder).toSorted();
  return Object.fromEntries(
    entries.map((name): [string, string] => {
      const bytes = readFileSync(join(folder, name));
      return [name, createHash("sha256").update(bytes).digest("hex")];
    }),
  );
}
