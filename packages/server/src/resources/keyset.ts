import { pageSize } from "@vedette/contract/page-size";
import { Problem } from "@vedette/contract/problems";
import { parseCursor, type Cursor, type PageLink } from "../protocol/index.ts";

/** A row's place in a list that is ordered by a number and, where that is equal, by an id. */
export interface Place<Id extends number | string> {
  value: number;
  id: Id;
}

/** Which rows somebody asks for. */
export interface PageRequest<Id extends number | string> {
  /** The rows beyond this place; absent: from the beginning. */
  from?: Place<Id>;
  /** Towards the beginning of the list. */
  backwards: boolean;
  /** How many rows make a page. A store reads one more, to know whether there are. */
  limit: number;
}

/** A page of rows and what lies on both sides of it. */
export interface Page<Row> {
  rows: Row[];
  previous: PageLink;
  next: PageLink;
}

interface PageQuery {
  cursor?: string | undefined;
  per_page?: number | undefined;
  limit?: number | undefined;
}

/** Reads `cursor`, `per_page` and `limit`; refuses what was never a cursor of such a list. */
export function readPage<Id extends number | string>(
  query: PageQuery,
  readId: (text: string) => Id | undefined,
): PageRequest<Id> {
  const limit = pageSize(query);
  if (!query.cursor) return { backwards: false, limit };
  const cursor = parseCursor(query.cursor);
  if (!cursor) throw new Problem("invalid-cursor");
  // `0:0:0` is the beginning of every list, and what an empty list gives for its neighbours.
  if (cursor.value === "0" && cursor.offset === 0) return { backwards: false, limit };
  const [, value = "", idText = ""] = /^(\d{1,16})-(\w{1,40})$/.exec(cursor.value) ?? [];
  const id = readId(idText);
  if (value === "" || id === undefined) throw new Problem("invalid-cursor");
  return { from: { value: Number(value), id }, backwards: cursor.isPrevious, limit };
}

/** `readPage` of lists whose ids are numbers. */
export function readPageOfNumbers(query: PageQuery): PageRequest<number> {
  return readPage(query, (text) => (/^\d{1,15}$/.test(text) ? Number(text) : undefined));
}

/**
 * Makes the page of what a store read: at most `limit + 1` rows, nearest to `from` first. The rows
 * come out in the order of the list whichever way it was read.
 */
export function toPage<Row, Id extends number | string>(
  read: readonly Row[],
  request: PageRequest<Id>,
  placeOf: (row: Row) => Place<Id>,
): Page<Row> {
  const { from, backwards, limit } = request;
  const hasMore = read.length > limit;
  const rows = read.slice(0, limit);
  if (backwards) rows.reverse();
  const [first, last] = [rows[0], rows.at(-1)];
  const cursorAt = (row: Row | undefined, isPrevious: boolean): Cursor => {
    const place = row === undefined ? from : placeOf(row);
    return { value: place ? `${place.value}-${place.id}` : "0", offset: 0, isPrevious };
  };
  return {
    rows,
    previous: {
      cursor: cursorAt(first, true),
      hasResults: backwards ? hasMore : from !== undefined,
    },
    next: { cursor: cursorAt(last, false), hasResults: backwards || hasMore },
  };
}
