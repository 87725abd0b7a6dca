import { expect, test } from "vitest";
import { missedSince } from "./hook-words.ts";

test("what a hook missed begins before it was stopped, with what waited then", () => {
  const disabled = { reason: "gone", at: "2030-01-03T10:00:00.000000Z" } as const;
  expect(missedSince(disabled)).toBe("2030-01-01T10:00:00.000Z");
});
