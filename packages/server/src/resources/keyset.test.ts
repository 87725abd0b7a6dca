import * as fc from "fast-check";
import { Problem } from "@vedette/contract";
import { expect, test } from "vitest";
import { formatCursor } from "../protocol/index.ts";
import { readPageOfNumbers, toPage, type Page, type Place } from "./keyset.ts";

/** Reads like a store: strictly beyond `from`, nearest first, one row more than the page. */
function pageOf(
  list: readonly Place<number>[],
  query: { cursor?: string; limit?: number },
): Page<Place<number>> {
  const request = readPageOfNumbers(query);
  const { from, backwards, limit } = request;
  const ordered = list.toSorted((a, b) => b.value - a.value || b.id - a.id);
  if (backwards) ordered.reverse();
  const isBeyond = (row: Place<number>): boolean => {
    if (!from) return true;
    const order = row.value - from.value || row.id - from.id;
    return backwards ? order > 0 : order < 0;
  };
  return toPage(ordered.filter(isBeyond).slice(0, limit + 1), request, (row) => row);
}

test("walking a list forth and back shows every row once, in order", () => {
  const rows = fc.uniqueArray(
    fc.record({ value: fc.nat(5), id: fc.integer({ min: 1, max: 99 }) }),
    {
      selector: (row) => row.id,
      maxLength: 30,
    },
  );
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 7 }), (list, limit) => {
      const expected = list.toSorted((a, b) => b.value - a.value || b.id - a.id);
      let page = pageOf(list, { limit });
      expect(page.previous.hasResults).toBe(false);
      const forth = [...page.rows];
      const cursors = [];
      while (page.next.hasResults) {
        page = pageOf(list, { limit, cursor: formatCursor(page.next.cursor) });
        expect(page.previous.hasResults).toBe(true);
        cursors.push(page.previous.cursor);
        forth.push(...page.rows);
      }
      expect(forth).toEqual(expected);
      const back = [...page.rows];
      for (const cursor of cursors.toReversed()) {
        back.unshift(...pageOf(list, { limit, cursor: formatCursor(cursor) }).rows);
      }
      expect(back).toEqual(expected);
    }),
  );
});

test("what was never a cursor of a list is refused", () => {
  for (const cursor of ["nonsense", "abc:0:0", "1-:0:0", "1-x:0:0", "0:100:0"]) {
    expect(() => readPageOfNumbers({ cursor })).toThrow(Problem);
  }
});

test("an empty list leads nowhere", () => {
  const page = pageOf([], {});
  expect(page).toEqual({
    rows: [],
    previous: { cursor: { value: "0", offset: 0, isPrevious: true }, hasResults: false },
    next: { cursor: { value: "0", offset: 0, isPrevious: false }, hasResults: false },
  });
  expect(pageOf([], { cursor: formatCursor(page.next.cursor) }).rows).toEqual([]);
});
