import { pageSize } from "@vedette/contract/page-size";
import { Problem } from "@vedette/contract/problems";
import { parseCursor } from "../protocol/index.ts";
import type { Page } from "./keyset.ts";

/** Which rows of a short list somebody asks for. */
export interface OffsetRequest {
  offset: number;
  /** How many rows make a page. A store reads one more, to know whether there are. */
  limit: number;
}

/**
 * Reads `cursor` (`0:100:0`, skip a hundred), `per_page` and `limit`, for lists that are short
 * enough to be counted through; long ones go by keyset. Refuses what is no such cursor.
 */
export function readOffset(query: {
  cursor?: string | undefined;
  per_page?: number | undefined;
  limit?: number | undefined;
}): OffsetRequest {
  const limit = pageSize(query);
  if (!query.cursor) return { offset: 0, limit };
  const cursor = parseCursor(query.cursor);
  if (cursor?.value !== "0") throw new Problem("invalid-cursor");
  return { offset: cursor.offset, limit };
}

/** Makes the page of what a store read from `offset` on: at most `limit + 1` rows. */
export function toOffsetPage<Row>(
  read: readonly Row[],
  { offset, limit }: OffsetRequest,
): Page<Row> {
  return {
    rows: read.slice(0, limit),
    previous: {
      cursor: { value: "0", offset: Math.max(0, offset - limit), isPrevious: true },
      hasResults: offset > 0,
    },
    next: {
      cursor: { value: "0", offset: offset + limit, isPrevious: false },
      hasResults: read.length > limit,
    },
  };
}
