import { createTestDatabase, openTestStorage, testEngines } from "@vedette/testkit";
import { describe, expect, onTestFinished, test } from "vitest";
import type { EventPayload } from "../../protocol/index.ts";
import {
  countEvents,
  ensureSeries,
  lockCounting,
  type MetricKind,
  pruneSeries,
  purgeMetricSeries,
  readAmounts,
  readStays,
  readTotals,
  readUsers,
  releaseSeries,
} from "./index.ts";

const MINUTE = 60_000;
const BEGIN = Date.UTC(2030, 0, 1, 10, 0);
const WINDOW = 5 * MINUTE;

describe.each(testEngines())("on %s", (engine) => {
  async function openCounting() {
    const database = await createTestDatabase(engine);
    const storage = await openTestStorage(database);
    onTestFinished(async () => {
      await storage.close();
      await database[Symbol.asyncDispose]();
    });
    const ensure = async (kind: MetricKind, now = BEGIN - MINUTE) =>
      await storage.transaction(
        async (tx) =>
          await ensureSeries(
            tx,
            {
              organizationId: 1,
              projectId: 1,
              kind,
              environment: null,
              terms: [],
              windowMs: kind === "users" ? WINDOW : 0,
              reachMs: WINDOW,
            },
            now,
          ),
      );
    /** Events of these users, in a minute; null: of nobody. */
    const count = async (minute: number, ...users: (string | null)[]): Promise<void> => {
      const events = users.map((user) => {
        const tags = user === null ? [] : [["user", user] as const];
        const payload = { tags, metadata: {} } as unknown as EventPayload;
        return { projectId: 1, payload };
      });
      const at = BEGIN + minute * MINUTE;
      await storage.transaction(async (tx) => await countEvents(storage, tx, events, at));
    };
    const rows = async (table: "metric_points" | "metric_users" | "metric_series") =>
      (await storage.db.selectFrom(table).selectAll().execute()).length;
    return { storage, ensure, count, rows };
  }

  test("any window of events is the difference of two totals", async () => {
    const { storage, ensure, count } = await openCounting();
    const { id: seriesId, sinceAt } = await ensure("events");
    expect(sinceAt).toBe(BEGIN);
    const perMinute = [3, 0, 0, 2, 1, 0, 4];
    for (const [minute, events] of perMinute.entries()) {
      await count(minute, ...Array.from({ length: events }, () => null));
    }
    // Whoever is late counts in the last minute there is.
    await count(2, null);
    const befores = Array.from({ length: 9 }, (_, minute) => ({
      seriesId,
      before: BEGIN + minute * MINUTE,
    }));
    const totals = await readTotals(engine, storage.db, befores);
    expect(totals).toEqual([0, 3, 3, 3, 5, 6, 6, 11, 11]);
    const span = { since: BEGIN + MINUTE, until: BEGIN + 7 * MINUTE };
    expect(await readAmounts(storage.db, seriesId, span)).toEqual([
      { at: BEGIN + 3 * MINUTE, amount: 2 },
      { at: BEGIN + 4 * MINUTE, amount: 1 },
      { at: BEGIN + 6 * MINUTE, amount: 5 },
    ]);
  });

  test("users of any window are counted as if every event were looked at again", async () => {
    const { storage, ensure, count } = await openCounting();
    const { id: seriesId } = await ensure("users");
    // The same in each run, and like nothing in particular.
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return Math.floor((seed / 2 ** 31) * below);
    };
    const seen: { minute: number; user: string }[] = [];
    for (let minute = 0; minute < 40; minute++) {
      const users = Array.from({ length: random(4) }, () => `u${random(12)}`);
      if (users.length > 0) await count(minute, ...users, null);
      seen.push(...users.map((user) => ({ minute, user })));
    }
    const windows = Array.from({ length: 45 }, (_, minute) => minute);
    const counted = await readUsers(
      engine,
      storage.db,
      windows.map((minute) => ({
        seriesId,
        from: BEGIN + minute * MINUTE - WINDOW,
        until: BEGIN + minute * MINUTE,
      })),
    );
    const again = windows.map((until) => {
      const inside = seen.filter(({ minute }) => minute >= until - 5 && minute < until);
      return new Set(inside.map(({ user }) => user)).size;
    });
    expect(counted).toEqual(again);
    const span = { since: BEGIN, until: BEGIN + 40 * MINUTE };
    expect((await readStays(storage.db, seriesId, span)).length).toBeLessThan(seen.length);
  });

  test("who asks for the same shares it, until nobody needs it any more", async () => {
    const { storage, ensure, count, rows } = await openCounting();
    const first = await ensure("events");
    expect(await ensure("events", BEGIN + 30 * MINUTE)).toMatchObject(first);
    const users = await ensure("users");
    expect(users.id).not.toBe(first.id);
    await count(1, "ada");
    await storage.transaction(async (tx) => {
      await lockCounting(tx, 1);
      await releaseSeries(tx, first.id);
    });
    await count(2, "ada", "bob");
    const asked = [{ seriesId: first.id, before: BEGIN + 10 * MINUTE }];
    expect(await readTotals(engine, storage.db, asked)).toEqual([1]);
    while (await pruneSeries({ storage, now: () => BEGIN + 3 * MINUTE }));
    expect(await rows("metric_series")).toBe(1);
    expect(await rows("metric_points")).toBe(0);
    expect(await rows("metric_users")).toBe(2);
  });

  test("what nobody looks back to is forgotten, but for how much there was by then", async () => {
    const { storage, ensure, count, rows } = await openCounting();
    const { id: seriesId } = await ensure("events");
    await ensure("users");
    for (const minute of [0, 1, 2]) await count(minute, `u${minute}`);
    const later = 1440 + 5;
    await count(later, "u9");
    const now = BEGIN + (later + 3) * MINUTE;
    while (await pruneSeries({ storage, now: () => now }));
    expect(await rows("metric_points")).toBe(2);
    expect(await rows("metric_users")).toBe(1);
    const before = BEGIN + later * MINUTE;
    expect(await readTotals(engine, storage.db, [{ seriesId, before }])).toEqual([3]);
    const { users } = await storage.db
      .selectFrom("metric_series")
      .select("users")
      .where("kind", "=", "users")
      .executeTakeFirstOrThrow();
    expect(users).toBe(1);
  });

  test("a removed project leaves nothing", async () => {
    const { storage, ensure, count, rows } = await openCounting();
    await ensure("events");
    await ensure("users");
    for (const minute of [0, 1, 2]) await count(minute, `u${minute}`);
    const purge = async () =>
      await storage.transaction(async (tx) => await purgeMetricSeries(tx, 1, 2));
    while ((await purge()) > 0);
    for (const table of ["metric_series", "metric_points", "metric_users"] as const) {
      expect(await rows(table), table).toBe(0);
    }
    const left = await storage.db.selectFrom("metric_projects").selectAll().execute();
    expect(left).toEqual([]);
  });
});
