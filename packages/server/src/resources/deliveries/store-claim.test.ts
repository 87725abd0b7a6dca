import { createTestDatabase, openTestStorage, testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import type { Storage } from "../../storage/index.ts";
import { claimDeliveries, createDeliveries } from "./index.ts";

const NOW = 1_900_000_000_000;

describe.each(testEngines())("claiming on %s", (engine) => {
  test("takes of each line its own share, the longest due first", async () => {
    await using database = await createTestDatabase(engine);
    const storage = await openTestStorage(database);
    await owe(storage, "a", [40, 10, 30, 20]);
    await owe(storage, "b", [7, 5, 6]);
    await owe(storage, "c", [1]);
    expect(await claim(storage, { a: 1, b: 2 })).toEqual({ a: [10], b: [5, 6] });
    expect(await claim(storage, { a: 10, b: 10 })).toEqual({ a: [20, 30, 40], b: [7] });
    expect(await claim(storage, {})).toEqual({});
    await storage.close();
  });

  test("passes over what is not due yet, and what somebody holds until the lease has run out", async () => {
    await using database = await createTestDatabase(engine);
    const storage = await openTestStorage(database);
    await owe(storage, "a", [1, 2, NOW + 1000]);
    expect(await claim(storage, { a: 1 })).toEqual({ a: [1] });
    expect(await claim(storage, { a: 9 })).toEqual({ a: [2] });
    expect(await claim(storage, { a: 9 })).toEqual({});
    expect(await claim(storage, { a: 9 }, NOW + 5000)).toEqual({ a: [1, 2, NOW + 1000] });
    await storage.close();
  });

  test("two that claim at the same time never get the same", async () => {
    await using database = await createTestDatabase(engine);
    const storage = await openTestStorage(database);
    await owe(storage, "a", [1, 2, 3, 4, 5, 6]);
    const claims = await Promise.all([claim(storage, { a: 3 }), claim(storage, { a: 3 })]);
    const taken = claims.flatMap(({ a = [] }) => a);
    expect(new Set(taken).size).toBe(taken.length);
    const left = (await claim(storage, { a: 9 }))["a"] ?? [];
    expect([...taken, ...left].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
    await storage.close();
  });
});

let facts = 0;

/** Queues a delivery for each moment; what is due at it tells them apart. */
async function owe(storage: Storage, receiver: string, dueAts: readonly number[]): Promise<void> {
  for (const dueAt of dueAts) {
    const delivery = {
      outboxId: ++facts,
      organizationId: 1,
      subscriber: { kind: "installation", id: 1 },
      receiver,
      resource: "issue",
      action: "created",
      idempotencyKey: String(facts),
      content: { body: String(dueAt) },
    } as const;
    await storage.transaction((tx) => createDeliveries(storage.engine, tx, [delivery], dueAt));
  }
}

let leases = 0;

/** What each line's share got, by when it was due. */
async function claim(
  storage: Storage,
  shares: { [receiver: string]: number },
  now = NOW,
): Promise<{ [receiver: string]: number[] }> {
  const lease = String(++leases);
  const request = {
    shares: new Map(Object.entries(shares)),
    lease,
    leasedUntil: now + 4000,
    now,
  };
  const claimed = await storage.transaction((tx) => claimDeliveries(storage.engine, tx, request));
  const taken: { [receiver: string]: number[] } = {};
  for (const { receiver, body } of claimed) (taken[receiver] ??= []).push(Number(body));
  for (const line of Object.values(taken)) line.sort((a, b) => a - b);
  return taken;
}
