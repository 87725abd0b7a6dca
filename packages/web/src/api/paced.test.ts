import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { paced } from "./paced.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("the first goes at once, what follows within the pace goes together", () => {
  const given: (readonly string[])[] = [];
  const pace = paced(1000, (items: readonly string[]) => given.push(items));
  pace.add("a");
  pace.add("b");
  pace.add("c");
  expect(given).toEqual([["a"]]);
  vi.advanceTimersByTime(1000);
  expect(given).toEqual([["a"], ["b", "c"]]);
  vi.advanceTimersByTime(5000);
  expect(given).toHaveLength(2);
  pace.add("d");
  expect(given.at(-1)).toEqual(["d"]);
});

test("everything swallows what waits, and nothing comes after the end", () => {
  const given: (readonly string[])[] = [];
  const pace = paced(1000, (items: readonly string[]) => given.push(items));
  pace.add("a");
  pace.add("b");
  pace.all();
  vi.advanceTimersByTime(1000);
  expect(given).toEqual([["a"], []]);
  pace.add("c");
  pace.stop();
  vi.advanceTimersByTime(5000);
  expect(given).toHaveLength(2);
});
