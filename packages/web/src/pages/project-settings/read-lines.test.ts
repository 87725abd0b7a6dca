import { expect, test } from "vitest";
import { readLines, readNumber } from "./read-lines.ts";

test("lines come without blanks, empty ones and repetitions", () => {
  expect(readLines(" a.example \n\n*.b.example\na.example\r\n")).toEqual([
    "a.example",
    "*.b.example",
  ]);
  expect(readLines("")).toEqual([]);
});

test("an empty field is no number, and not zero", () => {
  expect(readNumber(" ")).toBeNull();
  expect(readNumber("0")).toBe(0);
  expect(readNumber(" 30 ")).toBe(30);
});
