import { expect, test } from "vitest";
import { mergeStays } from "./merge-stays.ts";

test("whoever is seen again within the window is one, others and later ones are more", () => {
  const stays = [
    { user: "kim", firstAt: 60, lastAt: 80 },
    { user: "kim", firstAt: 0, lastAt: 50 },
    { user: "kim", firstAt: 91, lastAt: 91 },
    { user: "lee", firstAt: 10, lastAt: 10 },
  ];
  expect(mergeStays(stays, 10)).toEqual([
    { user: "kim", firstAt: 0, lastAt: 80 },
    { user: "kim", firstAt: 91, lastAt: 91 },
    { user: "lee", firstAt: 10, lastAt: 10 },
  ]);
});
