import * as fc from "fast-check";
import { expect, test } from "vitest";
import { BoundedCache } from "./bounded-cache.ts";

test("gives back what was set, null included", () => {
  const cache = new BoundedCache<string, number | null>({ maxEntries: 2, ttlMs: 100 });
  cache.set("a", 1, 0);
  cache.set("b", null, 0);
  expect([cache.get("a", 1), cache.get("b", 1), cache.get("c", 1)]).toEqual([1, null, undefined]);
});

test("the one unused the longest goes first", () => {
  const cache = new BoundedCache<string, number>({ maxEntries: 2, ttlMs: 100 });
  cache.set("a", 1, 0);
  cache.set("b", 2, 0);
  cache.get("a", 1);
  cache.set("c", 3, 1);
  expect([cache.get("a", 2), cache.get("b", 2), cache.get("c", 2)]).toEqual([1, undefined, 3]);
});

test("an entry ends when its time is over, however often it was read", () => {
  const cache = new BoundedCache<string, number>({ maxEntries: 2, ttlMs: 100 });
  cache.set("a", 1, 1000);
  expect(cache.get("a", 1099)).toBe(1);
  expect(cache.get("a", 1100)).toBeUndefined();
  expect(cache.size).toBe(0);
});

test("setting again renews value and time", () => {
  const cache = new BoundedCache<string, number>({ maxEntries: 2, ttlMs: 100 });
  cache.set("a", 1, 0);
  cache.set("a", 2, 50);
  expect(cache.get("a", 120)).toBe(2);
  expect(cache.size).toBe(1);
});

test("entries can be removed, one or all", () => {
  const cache = new BoundedCache<string, number>({ maxEntries: 3, ttlMs: Infinity });
  cache.set("a", 1, 0);
  cache.set("b", 2, 0);
  cache.delete("a");
  expect([cache.get("a", 0), cache.get("b", 0)]).toEqual([undefined, 2]);
  cache.clear();
  expect(cache.size).toBe(0);
});

test("never holds more than its size, and always what was set last", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.array(fc.nat(8)), (maxEntries, keys) => {
      const cache = new BoundedCache<number, number>({ maxEntries, ttlMs: Infinity });
      for (const key of keys) {
        cache.set(key, key, 0);
        expect(cache.size).toBeLessThanOrEqual(maxEntries);
        expect(cache.get(key, 0)).toBe(key);
      }
    }),
  );
});

test("a cache without room or lifetime is refused", () => {
  expect(() => new BoundedCache({ maxEntries: 0, ttlMs: 1 })).toThrow(RangeError);
  expect(() => new BoundedCache({ maxEntries: 1, ttlMs: 0 })).toThrow(RangeError);
});
