import { createTestDatabase, openTestStorage, testEngines } from "@vedette/testkit";
import { expect, test } from "vitest";
import { followAlert, insertNewSentry } from "./index.ts";

test.each(testEngines())(
  "a sentry follows its metric alert and no other, on %s",
  async (engine) => {
    await using database = await createTestDatabase(engine);
    const storage = await openTestStorage(database);
    const links = { baseUrl: "https://errors.acme.example" };
    await storage.transaction(async (tx) => {
      for (const [organizationId, alertId] of [
        [1, 7],
        [1, 8],
        [2, 7],
      ] as const) {
        const follows = { kind: "metric-alert", alertId } as const;
        await insertNewSentry(tx, { organizationId, name: `Alert ${alertId}`, follows }, 1000);
      }
    });
    const change = async (status: "critical" | "warning" | "resolved", now: number) => {
      await storage.transaction(async (tx, wake) => {
        const alert = { organizationId: 1, alertId: 7, status, title: "t".repeat(90) };
        await followAlert({ storage, links, tx, wake, now }, alert);
      });
      const rows = await storage.db
        .selectFrom("sentries")
        .select(["state", "message"])
        .orderBy("id")
        .execute();
      expect(rows.slice(1).map(({ state }) => state)).toEqual([null, null]);
      return rows[0];
    };
    const message = `${"t".repeat(79)}…`;
    expect(await change("critical", 2000)).toEqual({ state: "sick", message });
    expect(await change("warning", 3000)).toEqual({ state: "sad", message });
    expect(await change("resolved", 4000)).toEqual({ state: "happy", message: "" });
    await storage.close();
  },
);
