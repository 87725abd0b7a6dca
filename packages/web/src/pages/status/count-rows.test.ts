import { expect, test } from "vitest";
import { toCountRows } from "./count-rows.ts";

test("series become rows in order of time, without what was not told then", () => {
  const rows = toCountRows([
    { item: "orders", points: [{ at: "2030-01-02T00:00:00Z", count: 7 }] },
    {
      item: "users",
      points: [
        { at: "2030-01-01T00:00:00Z", count: 1 },
        { at: "2030-01-02T00:00:00Z", count: 2 },
      ],
    },
  ]);
  expect(rows).toEqual([
    { at: "2030-01-01T00:00:00Z", users: 1 },
    { at: "2030-01-02T00:00:00Z", orders: 7, users: 2 },
  ]);
});
