import { expect, test } from "vitest";
import { randomHex, uuid4, uuid4Hex } from "./ids.ts";

test("random hex has two characters a byte", () => {
  expect(randomHex(32)).toMatch(/^[0-9a-f]{64}$/);
});

test("a UUID is version 4, with dashes or without", () => {
  expect(uuid4()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(uuid4Hex()).toMatch(/^[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
});

test("no two are alike", () => {
  const ids = Array.from({ length: 1000 }, () => [uuid4(), uuid4Hex(), randomHex(16)]).flat();
  expect(new Set(ids).size).toBe(3000);
});
