/**
 * The cursors of the neighbouring pages from a `Link` header (docs/wire.md). A relation marked
 * `results="false"` has nothing behind it and is left out.
 */
export function parseLinkHeader(header: string | null): { next?: string; previous?: string } {
  const pages: { next?: string; previous?: string } = {};
  for (const link of header?.split(/,\s*(?=<)/) ?? []) {
    const attributes = new Map(
      Array.from(link.matchAll(/;\s*(\w+)="([^"]*)"/g), (match) => [match[1], match[2]]),
    );
    const cursor = attributes.get("cursor");
    const rel = attributes.get("rel");
    if (attributes.get("results") !== "true" || cursor === undefined) continue;
    if (rel === "next" || rel === "previous") pages[rel] = cursor;
  }
  return pages;
}
