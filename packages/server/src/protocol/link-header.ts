import { formatCursor, type Cursor } from "./cursor.ts";

/** One end of a page: where it leads, and whether anything is there. */
export interface PageLink {
  cursor: Cursor;
  hasResults: boolean;
}

/**
 * The `Link` header of a page. Both relations are always present; a client stops when `next` has
 * `results="false"`. `url` is the address of this page, with its query: a `cursor` already in it is
 * replaced.
 */
export function formatLinkHeader(page: {
  url: string;
  previous: PageLink;
  next: PageLink;
}): string {
  const base = withoutCursor(page.url);
  return `${link(base, "previous", page.previous)}, ${link(base, "next", page.next)}`;
}

function link(base: string, relation: "previous" | "next", target: PageLink): string {
  const cursor = formatCursor(target.cursor);
  const href = `${base}${base.includes("?") ? "&" : "?"}cursor=${encodeCursor(cursor)}`;
  return `<${href}>; rel="${relation}"; results="${target.hasResults}"; cursor="${cursor}"`;
}

/** Colons are legal in a query and clients show them; the rest is escaped. */
function encodeCursor(cursor: string): string {
  return encodeURIComponent(cursor).replaceAll("%3A", ":");
}

function withoutCursor(url: string): string {
  const question = url.indexOf("?");
  if (question === -1) return url;
  const kept = url
    .slice(question + 1)
    .split("&")
    .filter((pair) => pair !== "" && pair !== "cursor" && !pair.startsWith("cursor="));
  const path = url.slice(0, question);
  return kept.length === 0 ? path : `${path}?${kept.join("&")}`;
}
