import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import path from "node:path";
import { createTestDatabase, testEngines } from "@vedette/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Config, readConfig } from "./config/index.ts";
import { CannotOpen, openForCommand } from "./open-for-command.ts";
import { inspectSchema } from "./storage/index.ts";

let dataDir = "";
let config: Config;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "vedette-open-"));
  config = readConfig({ flags: { "data-dir": dataDir }, env: {} });
});
afterEach(() => {
  chmodSync(dataDir, 0o700);
  rmSync(dataDir, { recursive: true });
});

async function refusal(given = config): Promise<string> {
  const error: unknown = await openForCommand(given, { migrate: true }).catch((e: unknown) => e);
  return error instanceof CannotOpen ? error.message : `not refused: ${String(error)}`;
}

test("a missing folder is made, and the schema brought up to date when asked", async () => {
  const nested = readConfig({ flags: { "data-dir": path.join(dataDir, "a", "b") }, env: {} });
  const before = await openForCommand(nested, { migrate: false });
  expect((await inspectSchema(before)).pending).toContain("0001-people");
  await before.close();
  const after = await openForCommand(nested, { migrate: true });
  expect(await inspectSchema(after)).toEqual({ pending: [], unknown: [] });
  await after.close();
});

test("a file in the folder's place is told, with the setting that chooses another", async () => {
  const file = path.join(dataDir, "taken");
  writeFileSync(file, "");
  const inFile = readConfig({ flags: { "data-dir": path.join(file, "data") }, env: {} });
  expect(await refusal(inFile)).toMatch(/cannot be written to .*VEDETTE_DATA_DIR/);
});

test("a file that is no database is told from a database that is not ours", async () => {
  const file = path.join(dataDir, "vedette.db");
  writeFileSync(file, "a letter to the editor ".repeat(100));
  expect(await refusal()).toContain("is not an SQLite database");
  rmSync(file);
  const foreign = new DatabaseSync(file);
  foreign.exec("create table recipes (name text)");
  foreign.close();
  expect(await refusal()).toContain("not one of Vedette's");
});

test("a database of a newer version is left alone", async () => {
  const storage = await openForCommand(config, { migrate: true });
  await storage.close();
  const newer = new DatabaseSync(path.join(dataDir, "vedette.db"));
  newer.exec("insert into vedette_migrations values ('9999-teleportation', '2099-01-01')");
  newer.close();
  expect(await refusal()).toMatch(/newer version.*9999-teleportation/);
});

test("a PostgreSQL that is not there is told, without the password", async () => {
  const closed = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => closed.once("listening", resolve));
  const address = closed.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  await new Promise((resolve) => closed.close(resolve));
  const env = {
    DATABASE_URL: `postgres://me:hunter2@127.0.0.1:${port}/vedette`,
    VEDETTE_DATA_DIR: dataDir,
  };
  const sentence = await refusal(readConfig({ flags: {}, env }));
  expect(sentence).toContain(`127.0.0.1:${port}/vedette`);
  expect(sentence).toContain("nobody listens there");
  expect(sentence).not.toContain("hunter2");
});

test.runIf(testEngines().includes("postgres"))(
  "a database that PostgreSQL does not have is told, and one that it has is opened",
  async () => {
    await using database = await createTestDatabase("postgres");
    const storage = await openForCommand(readConfig({ flags: {}, env: database.env }), {
      migrate: true,
    });
    expect(storage.engine).toBe("postgres");
    await storage.close();
    const missing = { ...database.env, DATABASE_URL: `${database.env.DATABASE_URL}_more` };
    expect(await refusal(readConfig({ flags: {}, env: missing }))).toContain(
      "it has no such database",
    );
  },
);
