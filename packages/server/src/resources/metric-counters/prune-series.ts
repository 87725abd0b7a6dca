import type { Instance } from "../instance.ts";
import {
  deletePoints,
  deleteSeries,
  deleteUsers,
  findOldSeries,
  notePruned,
} from "./store-prune.ts";

const HOUR_MS = 3_600_000;
const SERIES_PER_STEP = 50;
const ROWS_PER_STEP = 1000;

/**
 * One step of forgetting what no rule looks at any more: old points and users of series that are
 * counted, and all of those that are not. Each series has its turn once an hour, in a transaction
 * of its own. Gives whether there may be more to do now.
 */
export async function pruneSeries(instance: Pick<Instance, "storage" | "now">): Promise<boolean> {
  const { storage } = instance;
  const now = instance.now();
  const due = await findOldSeries(storage.db, now - HOUR_MS, SERIES_PER_STEP);
  for (const series of due) {
    const before = series.isCounted ? now - series.keepMs : Number.MAX_SAFE_INTEGER;
    await storage.transaction(async (tx) => {
      const points = await deletePoints(tx, series, before, ROWS_PER_STEP);
      const users = await deleteUsers(tx, series.id, before, ROWS_PER_STEP);
      if (points + users >= ROWS_PER_STEP) return;
      if (series.isCounted) await notePruned(tx, series.id, now);
      else await deleteSeries(tx, series.id);
    });
  }
  return due.length > 0;
}
