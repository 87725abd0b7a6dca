import type { Tx } from "../../storage/index.ts";
import { MINUTE_MS, type Series, SPARE_MS, toMinute } from "./model.ts";
import { bumpVersion, findSame, insertSeries, keepLonger, retireSeries } from "./store-series.ts";

/** Something to be counted. */
export interface WantedSeries extends Omit<Series, "id"> {
  organizationId: number;
  /** How far back is looked at, milliseconds. */
  reachMs: number;
}

/** A series for rules to look at. */
export interface SeriesOfRules {
  id: number;
  /** It is complete from here on, epoch milliseconds. */
  sinceAt: number;
}

/** Has something counted from the next minute on, if it is not already. */
export async function ensureSeries(
  tx: Tx,
  { reachMs, ...wanted }: WantedSeries,
  now: number,
): Promise<SeriesOfRules> {
  const keepMs = reachMs + SPARE_MS;
  const same = await findSame(tx, wanted);
  if (same) {
    await keepLonger(tx, same.id, keepMs);
    return same;
  }
  const sinceAt = toMinute(now) + MINUTE_MS;
  const id = await insertSeries(tx, { ...wanted, keepMs, sinceAt });
  await bumpVersion(tx, wanted.projectId);
  return { id, sinceAt };
}

/** Counts no longer what no rule needs: what was counted goes bit by bit. */
export async function releaseSeries(tx: Tx, id: number): Promise<void> {
  const projectId = await retireSeries(tx, id);
  if (projectId !== undefined) await bumpVersion(tx, projectId);
}
