import type { Db } from "../../../storage/index.ts";
import { startsOf, type TimeGrid } from "../../time-series.ts";
import { findComponents } from "../../ui-components/index.ts";
import { findHappenings, sumHappenings } from "./store.ts";

/** Epoch seconds of an interval's start, and how often. */
type Point = [number, number];

/** How often an app was installed and uninstalled, ever and in each interval. */
export async function showInstalls(db: Db, sentryAppId: number, grid: TimeGrid) {
  const sums = await sumHappenings(db, sentryAppId, ["installed", "uninstalled"]);
  const series = await toSeries(db, sentryAppId, grid);
  return {
    totalInstalls: sums.get("installed") ?? 0,
    totalUninstalls: sums.get("uninstalled") ?? 0,
    installStats: series("installed"),
    uninstallStats: series("uninstalled"),
  };
}

/** How often an app was looked at and each of its components was used, in each interval. */
export async function showInteraction(db: Db, sentryAppId: number, grid: TimeGrid) {
  const components = await findComponents(db, [sentryAppId]);
  const series = await toSeries(db, sentryAppId, grid);
  return {
    views: series("viewed"),
    componentInteractions: Object.fromEntries(
      components.map(({ element: { type } }) => [type, series(`used ${type}`)]),
    ),
  };
}

async function toSeries(
  db: Db,
  sentryAppId: number,
  grid: TimeGrid,
): Promise<(kind: string) => Point[]> {
  const found = await findHappenings(db, sentryAppId, grid);
  const starts = startsOf(grid);
  return (kind) => {
    const amounts = starts.map(() => 0);
    for (const row of found) {
      if (row.kind !== kind) continue;
      const at = Math.floor((row.hour - grid.since) / grid.stepMs);
      amounts[at] = (amounts[at] ?? 0) + row.quantity;
    }
    return starts.map((start, at): Point => [start / 1000, amounts[at] ?? 0]);
  };
}
