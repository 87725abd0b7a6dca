import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ConfigError, ensureSecretKey } from "./index.ts";

let dataDir = "";

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "vedette-key-"));
});
afterEach(() => {
  chmodSync(dataDir, 0o700);
  rmSync(dataDir, { recursive: true });
});

test("the key is made once, for its owner's eyes only, and found again", () => {
  const key = ensureSecretKey({ secretKey: null, dataDir });
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(ensureSecretKey({ secretKey: null, dataDir })).toBe(key);
  const file = path.join(dataDir, "secret-key");
  expect(readFileSync(file, "utf8").trim()).toBe(key);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(dataDir)).toEqual(["secret-key"]);
});

test("a key that was set is used, and no file is made", () => {
  expect(ensureSecretKey({ secretKey: "k".repeat(40), dataDir })).toBe("k".repeat(40));
  expect(readdirSync(dataDir)).toEqual([]);
});

test("a file that lost its key is named, not replaced", () => {
  writeFileSync(path.join(dataDir, "secret-key"), "\n");
  expect(() => ensureSecretKey({ secretKey: null, dataDir })).toThrow(ConfigError);
  expect(readFileSync(path.join(dataDir, "secret-key"), "utf8")).toBe("\n");
});

test("a folder that is not there is told in a sentence", () => {
  const missing = path.join(dataDir, "missing");
  expect(() => ensureSecretKey({ secretKey: null, dataDir: missing })).toThrow(/cannot be written/);
});
