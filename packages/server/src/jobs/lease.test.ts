import { createTestDatabase, openTestStorage, testEngines } from "@vedette/testkit";
import { expect, test } from "vitest";
import { runWithLease } from "./index.ts";

test.each(testEngines())(
  "one holder works at a time, until its lease runs out, on %s",
  async (engine) => {
    await using database = await createTestDatabase(engine);
    const storage = await openTestStorage(database);
    const clock = { now: 1000 };
    const instance = { storage, now: () => clock.now };
    const lease = (holder: string) => ({ name: "sweeping", holder, forMs: 500 });
    const done: string[] = [];
    const work = async (holder: string): Promise<string> => {
      done.push(holder);
      return holder;
    };

    await runWithLease(instance, lease("a"), async () => {
      expect(await runWithLease(instance, lease("b"), async () => await work("b"))).toBeUndefined();
      const other = { ...lease("b"), name: "dusting" };
      expect(
        await runWithLease(instance, other, async () => await work("b elsewhere")),
      ).toBeDefined();
      // Whoever holds it seems to be gone.
      clock.now += 500;
      expect(await runWithLease(instance, lease("c"), async () => await work("c"))).toBe("c");
    });
    expect(done).toEqual(["b elsewhere", "c"]);

    const failing = runWithLease(instance, lease("a"), async () => {
      throw new Error("on purpose");
    });
    await expect(failing).rejects.toThrow("on purpose");
    expect(await runWithLease(instance, lease("b"), async () => await work("b"))).toBe("b");
    await storage.close();
  },
);
