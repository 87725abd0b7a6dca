import type { Stats } from "@vedette/contract";

/** How a release does: shares are 0 to 1, null where nobody reported a session. */
export interface Health {
  sessions: number;
  users: number;
  crashFreeSessions: number | null;
  crashFreeUsers: number | null;
}

/** The health of each release of an answer grouped by release. */
export function healthByRelease({ groups }: Pick<Stats, "groups">): Map<string, Health> {
  return new Map(
    groups.map(({ by, totals = {} }) => [
      String(by["release"]),
      {
        sessions: totals["sum(session)"] ?? 0,
        users: totals["count_unique(user)"] ?? 0,
        crashFreeSessions: totals["crash_free_rate(session)"] ?? null,
        crashFreeUsers: totals["crash_free_rate(user)"] ?? null,
      },
    ]),
  );
}

/** The sessions of a release by the day: epoch seconds, amount. */
export function sessionsByDay(
  { groups, intervals }: Pick<Stats, "groups" | "intervals">,
  version: string,
): [number, number][] {
  const series = groups.find(({ by }) => by["release"] === version)?.series?.["sum(session)"];
  return intervals.map((instant, at) => [Date.parse(instant) / 1000, series?.[at] ?? 0]);
}

/** A share as people compare releases by: `99.95%`, `100%`; a dash where there is none. */
export function rateWords(rate: number | null | undefined): string {
  if (rate === null || rate === undefined) return "–";
  // A single crash must not be rounded away.
  const percent = rate < 1 ? Math.min(99.99, rate * 100) : 100;
  return `${Number(percent.toFixed(2))}%`;
}
