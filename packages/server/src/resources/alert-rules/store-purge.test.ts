import { createTestDatabase, openTestStorage, testEngines } from "@vedette/testkit";
import { expect, test } from "vitest";
import { addCounts, addUsers, countInWindow } from "./store-counts.ts";
import { deleteOldCounts } from "./store-purge.ts";

test.each(testEngines())(
  "what was counted too long ago goes in few rows at a time, and all of it, on %s",
  async (engine) => {
    await using database = await createTestDatabase(engine);
    const storage = await openTestStorage(database);
    const step = { projectId: 1, stepMs: 10, environment: "" };
    await storage.transaction(async (tx) => {
      const at = (bucketAt: number, issueId: number) => ({ ...step, bucketAt, issueId });
      const places = [0, 10, 10, 10, 20, 30, 40].map((bucketAt, n) => at(bucketAt, n));
      await addCounts(
        engine,
        tx,
        places.map((place) => ({ ...place, events: 1 })),
      );
      await addUsers(engine, tx, [{ ...at(10, 1), userKey: "id:1" }]);
    });
    const limit = 3;
    const found: number[] = [];
    do {
      expect(found.length).toBeLessThan(9);
      found.push(await storage.transaction(async (tx) => await deleteOldCounts(tx, 10, 40, limit)));
    } while (found.at(-1) === limit);
    const left = await storage.db.selectFrom("alert_counts").select("bucket_at").execute();
    expect(left).toEqual([{ bucket_at: 40 }]);
    const window = { ...step, issueIds: [1, 6], since: 0, until: 50 };
    expect(await countInWindow(storage.db, "events", window)).toEqual(new Map([[6, 1]]));
    expect(await countInWindow(storage.db, "users", window)).toEqual(new Map());
    await storage.close();
  },
);
