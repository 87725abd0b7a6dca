import { Problem } from "@vedette/contract";
import { expect, test } from "vitest";
import { formatCursor } from "../protocol/index.ts";
import { readOffset, toOffsetPage } from "./offset-page.ts";

const list = ["a", "b", "c", "d", "e"];
const read = (cursor?: string) => {
  const request = readOffset({ cursor, per_page: 2 });
  return toOffsetPage(list.slice(request.offset, request.offset + request.limit + 1), request);
};

test("following next gives every row once, following previous leads back", () => {
  const first = read();
  expect(first.rows).toEqual(["a", "b"]);
  expect(first.previous.hasResults).toBe(false);
  const second = read(formatCursor(first.next.cursor));
  const third = read(formatCursor(second.next.cursor));
  expect([...second.rows, ...third.rows]).toEqual(["c", "d", "e"]);
  expect(third.next.hasResults).toBe(false);
  expect(read(formatCursor(third.previous.cursor))).toEqual({
    ...second,
    previous: { ...second.previous, hasResults: true },
  });
});

test("a page that ends with the list says so", () => {
  expect(read("0:3:0")).toMatchObject({ rows: ["d", "e"], next: { hasResults: false } });
});

test.for(["abc", "0:1", "17-3:0:0", "0:-1:0"])("the cursor %j is refused", (cursor) => {
  expect(() => readOffset({ cursor })).toThrow(Problem);
});
