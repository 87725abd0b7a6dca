/** What both engines promise to everything above storage, proved on both. */
import { createTestDatabase, openTestStorage, testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import {
  insertMany,
  insertMissing,
  migrate,
  type Procedure,
  RunAgain,
  type Storage,
  type Tx,
  updateMany,
} from "./index.ts";

const idColumns = {
  project_id: "bigint",
  event_id: "text",
  issue_id: "bigint",
  timestamp_at: "bigint",
} as const;

const claimId: Procedure<{ id: string; fails: boolean }, { engine: string }> = {
  name: "claim-id",
  durability: "soon",
  async run({ engine, tx, wake }, { id, fails }) {
    wake("outbox");
    const rows = [[1, id, 1, 1]];
    await insertMany(engine, tx, { table: "event_ids", columns: idColumns, rows });
    if (fails) throw new Error("on purpose");
    return { engine };
  },
};

describe.each(testEngines())("%s", (engine) => {
  const withStorage = (work: (storage: Storage) => Promise<void>) => async () => {
    await using database = await createTestDatabase(engine);
    const storage = await openTestStorage(database);
    try {
      await work(storage);
    } finally {
      await storage.close();
    }
  };

  test(
    "migrating twice changes nothing the second time",
    withStorage(async (storage) => {
      expect(await migrate(storage)).toEqual([]);
    }),
  );

  test(
    "a database of a newer version is refused with a sentence",
    withStorage(async (storage) => {
      const db = storage.db.withTables<{
        vedette_migrations: { name: string; timestamp: string };
      }>();
      await db
        .insertInto("vedette_migrations")
        .values({ name: "9999-future", timestamp: "x" })
        .execute();
      await expect(migrate(storage)).rejects.toThrow(/newer version of Vedette .*9999-future/);
    }),
  );

  test(
    "a transaction that throws leaves nothing behind",
    withStorage(async (storage) => {
      const failing = storage.transaction(async (tx) => {
        await insertMany(engine, tx, {
          table: "event_ids",
          columns: idColumns,
          rows: [[1, "a", 1, 1]],
        });
        throw new Error("on purpose");
      });
      await expect(failing).rejects.toThrow("on purpose");
      expect(await countIds(storage)).toBe(0);
    }),
  );

  test(
    "a transaction that waits for no disk keeps all other promises",
    withStorage(async (storage) => {
      const soon = { durability: "soon" } as const;
      const insert = async (tx: Tx, id: string): Promise<void> =>
        await insertMany(engine, tx, {
          table: "event_ids",
          columns: idColumns,
          rows: [[1, id, 1, 1]],
        });
      const failing = storage.transaction(async (tx) => {
        await insert(tx, "a");
        throw new Error("on purpose");
      }, soon);
      await expect(failing).rejects.toThrow("on purpose");
      expect(await countIds(storage)).toBe(0);
      let woken = 0;
      storage.signals.on("outbox", () => woken++);
      await Promise.all([
        storage.transaction(async (tx) => await insert(tx, "b")),
        storage.transaction(async (tx, wake) => {
          await insert(tx, "c");
          wake("outbox");
        }, soon),
        storage.transaction(async (tx) => await insert(tx, "d")),
      ]);
      expect(await countIds(storage)).toBe(3);
      expect(woken).toBe(1);
    }),
  );

  test(
    "a procedure is a transaction: all of it or nothing, with listeners woken once it has committed",
    withStorage(async (storage) => {
      let woken = 0;
      storage.signals.on("outbox", () => woken++);
      await expect(storage.perform(claimId, { id: "a", fails: true })).rejects.toThrow(
        "on purpose",
      );
      expect(await countIds(storage)).toBe(0);
      expect(woken).toBe(0);
      expect(await storage.perform(claimId, { id: "b", fails: false })).toEqual({ engine });
      expect(await countIds(storage)).toBe(1);
      expect(woken).toBe(1);
    }),
  );

  test(
    "a transaction that asks to run again is run from its start",
    withStorage(async (storage) => {
      let runs = 0;
      await storage.transaction(async (tx) => {
        runs++;
        await insertMany(engine, tx, {
          table: "event_ids",
          columns: idColumns,
          rows: [[1, `run-${runs}`, 1, 1]],
        });
        if (runs < 3) throw new RunAgain();
      });
      expect(runs).toBe(3);
      expect(await countIds(storage)).toBe(1);
    }),
  );

  test(
    "listeners are woken after the commit, and not when it failed",
    withStorage(async (storage) => {
      const seen: number[] = [];
      storage.signals.on("outbox", () => seen.push(1));
      await storage.transaction(async (_tx, wake) => {
        wake("outbox");
        expect(seen).toEqual([]);
      });
      expect(seen).toEqual([1]);
      await storage
        .transaction(async (_tx, wake) => {
          wake("outbox");
          throw new Error("on purpose");
        })
        .catch(() => {});
      expect(seen).toEqual([1]);
    }),
  );

  test(
    "insertMissing tells which rows were new",
    withStorage(async (storage) => {
      const add = async (ids: string[]) =>
        await insertMissing(
          engine,
          storage.db,
          { table: "event_ids", columns: idColumns, rows: ids.map((id) => [1, id, 1, 1]) },
          ["project_id", "event_id"],
        );
      expect(await add(["a", "b"])).toEqual([true, true]);
      expect(await add(["c", "b", "d"])).toEqual([true, false, true]);
      expect(await add([])).toEqual([]);
    }),
  );

  test(
    "updateMany changes each row by its own values",
    withStorage(async (storage) => {
      const rows = [
        [1, "a", 1, 10],
        [2, "b", 1, 20],
      ];
      await insertMany(engine, storage.db, { table: "event_ids", columns: idColumns, rows });
      await updateMany(engine, storage.db, {
        table: "event_ids",
        columns: { project_id: "bigint", plus: "bigint" },
        rows: [
          [1, 5],
          [2, 7],
        ],
        set: "timestamp_at = t.timestamp_at + v.plus",
      });
      const after = await storage.db
        .selectFrom("event_ids")
        .select("timestamp_at")
        .orderBy("project_id")
        .execute();
      expect(after.map((row) => row.timestamp_at)).toEqual([15, 27]);
    }),
  );

  test(
    "upserts add to what is there",
    withStorage(async (storage) => {
      const hours = { issue_id: "bigint", hour: "bigint", times_seen: "bigint" } as const;
      for (let round = 0; round < 3; round++) {
        await insertMany(engine, storage.db, {
          table: "issue_hours",
          columns: hours,
          rows: [
            [1, 0, 2],
            [1, 3_600_000, 1],
          ],
          onConflict:
            "(issue_id, hour) do update set times_seen = t.times_seen + excluded.times_seen",
        });
      }
      const sums = await storage.db
        .selectFrom("issue_hours")
        .select("times_seen")
        .orderBy("hour")
        .execute();
      expect(sums.map((row) => row.times_seen)).toEqual([6, 3]);
    }),
  );

  test(
    "numbers come back as numbers, also sums and ids beyond 32 bits",
    withStorage(async (storage) => {
      const big = 1_900_000_000_000_123;
      await insertMany(engine, storage.db, {
        table: "event_ids",
        columns: idColumns,
        rows: [[1, "a", 1, big]],
      });
      const row = await storage.db
        .selectFrom("event_ids")
        .select((eb) => ["timestamp_at", eb.fn.sum("timestamp_at").over().as("total")])
        .executeTakeFirstOrThrow();
      expect(row).toEqual({ timestamp_at: big, total: big });
    }),
  );

  test(
    "concurrent transactions neither lose nor repeat an increment",
    withStorage(async (storage) => {
      const columns = { issue_id: "bigint", hour: "bigint", times_seen: "bigint" } as const;
      await insertMany(engine, storage.db, { table: "issue_hours", columns, rows: [[1, 0, 0]] });
      const bump = async (): Promise<void> =>
        await storage.transaction(async (tx) => {
          await tx
            .updateTable("issue_hours")
            .set((eb) => ({ times_seen: eb("times_seen", "+", 1) }))
            .execute();
        });
      await Promise.all(Array.from({ length: 20 }, bump));
      const row = await storage.db
        .selectFrom("issue_hours")
        .select("times_seen")
        .executeTakeFirstOrThrow();
      expect(row.times_seen).toBe(20);
    }),
  );
});

async function countIds(storage: Storage): Promise<number> {
  const row = await storage.db
    .selectFrom("event_ids")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return row.n;
}
