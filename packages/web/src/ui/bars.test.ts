import { expect, test } from "vitest";
import { barsOf, type Point } from "./bars.ts";

test("the tallest bar fills the height and empty buckets have none", () => {
  const bars = barsOf(
    [
      [0, 0],
      [3600, 5],
      [7200, 10],
    ],
    30,
    20,
  );
  expect(bars.map((bar) => [bar.at, bar.height, bar.y])).toEqual([
    [3600, 10, 10],
    [7200, 20, 0],
  ]);
});

test("one event among thousands can still be seen", () => {
  const [small] = barsOf(
    [
      [0, 1],
      [3600, 10_000],
    ],
    20,
    20,
  );
  expect(small?.height).toBe(2);
});

test("bars stay inside the box and do not overlap", () => {
  const points = Array.from({ length: 24 }, (_, hour): Point => [hour * 3600, 1 + (hour % 5)]);
  const bars = barsOf(points, 120, 28);
  bars.forEach((bar, index) => {
    expect(bar.x + bar.width).toBeLessThanOrEqual(bars[index + 1]?.x ?? 120);
    expect(bar.y).toBeGreaterThanOrEqual(0);
  });
  expect(bars.at(-1)?.isLast).toBe(true);
});

test("nothing at all draws nothing", () => {
  expect(barsOf([], 120, 28)).toEqual([]);
  expect(barsOf([[0, 0]], 120, 28)).toEqual([]);
});
