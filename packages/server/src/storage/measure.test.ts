import { createTestDatabase, openTestStorage, testEngines } from "@vedette/testkit";
import { expect, test } from "vitest";
import { measureStorage } from "./index.ts";

test.each(testEngines())("%s tells how large it is, and names every table once", async (engine) => {
  await using database = await createTestDatabase(engine);
  const storage = await openTestStorage(database);
  const { bytes, tables } = await measureStorage(storage);
  expect(bytes).toBeGreaterThan(10_000);
  const names = tables.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["users", "events", "issues", "deliveries"]));
  expect(new Set(names).size).toBe(names.length);
  await storage.close();
});
