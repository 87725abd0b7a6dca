import type { Db } from "../../storage/index.ts";
import { countDeliveries } from "../deliveries/index.ts";
import { startsOf, toGrid } from "../time-series.ts";

export interface HookStatsQuery {
  /** Epoch seconds, as the next. */
  since?: number | undefined;
  until?: number | undefined;
  /** `10s`, `1h`, `1d` … */
  resolution?: string | undefined;
}

const HOUR_MS = 3_600_000;
const UNIT_MS = { s: 1000, m: 60_000, h: HOUR_MS, d: 24 * HOUR_MS } as const;

/**
 * How often a hook fired in each interval, whatever came of it, as far back as deliveries are kept.
 * Without a span: the last day, by the hour. Refuses more intervals than anybody can look at.
 */
export async function readHookStats(
  db: Db,
  hookId: number,
  query: HookStatsQuery,
  now: number,
): Promise<{ ts: number; total: number }[]> {
  const until = query.until === undefined ? now : query.until * 1000;
  const since = query.since === undefined ? until - 24 * HOUR_MS : query.since * 1000;
  const grid = toGrid(since, until, readResolution(query.resolution));
  const fired = await countDeliveries(db, { kind: "service-hook", id: hookId }, grid);
  return startsOf(grid).map((start) => ({ ts: start / 1000, total: fired.get(start) ?? 0 }));
}

function readResolution(text: string | undefined): number {
  const [, amount = "1", unit = "h"] = /^(\d+)([smhd])$/.exec(text ?? "") ?? [];
  return Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS];
}
