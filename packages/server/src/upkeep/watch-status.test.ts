import { createTestDatabase, openTestStorage, testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { watchOnce } from "./index.ts";
import { insertNewSentry } from "../resources/sentries/index.ts";
import type { Storage } from "../storage/index.ts";

const HOUR_MS = 3_600_000;
const links = { baseUrl: "https://errors.acme.example" };

/** Takes turns until nothing is due. */
async function watch(storage: Storage, now: () => number, holder: string): Promise<void> {
  while ((await watchOnce({ storage, links, now }, holder)) === "more");
}

async function make(storage: Storage, now: number, names: readonly string[]): Promise<void> {
  await storage.transaction(async (tx) => {
    for (const name of names) {
      await insertNewSentry(tx, { organizationId: 1, name, timeoutMs: HOUR_MS }, now);
    }
  });
}

async function read(storage: Storage) {
  const { db } = storage;
  const sentries = await db.selectFrom("sentries").select(["state", "message"]).execute();
  const entries = await db.selectFrom("sentry_entries").select(["sentry_id", "kind"]).execute();
  return { sentries, entries };
}

describe.each(testEngines())("timeouts on %s", (engine) => {
  test("fire when their time has come, not before, and once", async () => {
    await using database = await createTestDatabase(engine);
    const storage = await openTestStorage(database);
    const clock = { now: 1000 };
    const now = () => clock.now;
    await make(storage, clock.now, ["Orders"]);
    clock.now += HOUR_MS - 1;
    await watch(storage, now, "a");
    expect((await read(storage)).entries).toEqual([]);
    clock.now += 1;
    await watch(storage, now, "a");
    clock.now += 9 * HOUR_MS;
    await watch(storage, now, "a");
    expect(await read(storage)).toMatchObject({
      sentries: [{ state: "sick", message: "No update for 1 hour" }],
      entries: [{ kind: "timeout" }],
    });
    await storage.close();
  });

  test("that came while nobody was there fire once, whoever comes back first", async () => {
    await using database = await createTestDatabase(engine);
    const before = await openTestStorage(database);
    const names = Array.from({ length: 250 }, (_, index) => `Sentry ${index}`);
    await make(before, 1000, names);
    await before.close();

    const now = () => 1000 + 5 * HOUR_MS;
    const processes = [await openTestStorage(database), await openTestStorage(database)];
    await Promise.all(
      processes.map(async (storage, index) => await watch(storage, now, `process ${index}`)),
    );
    const [storage] = processes;
    if (!storage) throw new Error("there is none");
    await watch(storage, now, "process 0");
    const { sentries, entries } = await read(storage);
    expect(sentries.every(({ state }) => state === "sick")).toBe(true);
    expect(entries).toHaveLength(names.length);
    expect(new Set(entries.map((entry) => entry.sentry_id)).size).toBe(names.length);
    for (const one of processes) await one.close();
  });
});

test("while nothing is due, no lease is asked for and nothing is written", async () => {
  await using database = await createTestDatabase("sqlite");
  const storage = await openTestStorage(database);
  await make(storage, 1000, ["Orders"]);
  const changes = async () => await storage.db.selectFrom("leases").select("name").execute();
  expect(await watchOnce({ storage, links, now: () => 1000 }, "a")).toBe("nothing");
  expect(await changes()).toEqual([]);
  const written = { storage: { ...storage, transaction: refuse }, links, now: () => 1000 };
  expect(await watchOnce(written, "a")).toBe("nothing");
  await storage.close();
});

async function refuse(): Promise<never> {
  throw new Error("something was written");
}
