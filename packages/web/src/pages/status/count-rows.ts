import type { SentryAnalytics } from "@vedette/contract";

/** A moment with the count of each item that was told then. */
export type CountRow = { at: string } & { [item: string]: string | number };

/** Series by item, as rows by moment in order of time; what was not told then is left out. */
export function toCountRows(counts: SentryAnalytics["counts"]): CountRow[] {
  const rows = new Map<string, CountRow>();
  for (const { item, points } of counts) {
    for (const { at, count } of points) {
      const row: CountRow = rows.get(at) ?? { at };
      row[item] = count;
      rows.set(at, row);
    }
  }
  return [...rows.values()].toSorted((a, b) => (a.at < b.at ? -1 : 1));
}
