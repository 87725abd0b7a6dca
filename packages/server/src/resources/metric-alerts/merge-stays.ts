import type { Stay } from "../metric-counters/index.ts";

/** Whoever is seen again within the window was there all the time, as where users are counted. Pure. */
export function mergeStays(stays: readonly Stay[], windowMs: number): Stay[] {
  return [...Map.groupBy(stays, ({ user }) => user).values()].flatMap((own) => {
    const merged: Stay[] = [];
    for (const stay of own.toSorted((a, b) => a.firstAt - b.firstAt)) {
      const last = merged.at(-1);
      if (last && stay.firstAt - last.lastAt <= windowMs) {
        last.lastAt = Math.max(last.lastAt, stay.lastAt);
      } else merged.push({ ...stay });
    }
    return merged;
  });
}
