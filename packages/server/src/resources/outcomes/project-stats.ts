import type { Db } from "../../storage/index.ts";
import { startsOf, toGrid } from "../time-series.ts";
import { toWireCategory } from "./organization-stats.ts";
import { findOutcomeSums, type OutcomeSum } from "./store-sums.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface ProjectStatsQuery {
  stat?: keyof typeof STATS | undefined;
  /** Epoch seconds, as the next. */
  since?: number | undefined;
  until?: number | undefined;
  resolution?: "10s" | "1h" | "1d" | undefined;
}

/** Which outcomes each of the wire's words is about. */
const STATS = {
  received: ["accepted", "filtered", "rate_limited", "invalid"],
  generated: ["accepted"],
  rejected: ["rate_limited", "invalid"],
  blacklisted: ["filtered"],
} as const satisfies Record<string, readonly OutcomeSum["outcome"][]>;

/**
 * How many events of a project came to what, per hour or day: epoch seconds and amount. Without a
 * span: the last day. There is nothing finer than an hour.
 */
export async function readProjectStats(
  db: Db,
  projectId: number,
  query: ProjectStatsQuery,
  now: number,
): Promise<[number, number][]> {
  const until = query.until === undefined ? now : query.until * 1000;
  const since = query.since === undefined ? until - DAY_MS : query.since * 1000;
  const grid = toGrid(since, until, query.resolution === "1d" ? DAY_MS : HOUR_MS);
  const wanted: readonly string[] = STATS[query.stat ?? "received"];
  const amounts = new Map<number, number>();
  for (const sum of await findOutcomeSums(db, [projectId], grid)) {
    if (!wanted.includes(sum.outcome) || toWireCategory(sum.category) !== "error") continue;
    amounts.set(sum.bucket, (amounts.get(sum.bucket) ?? 0) + sum.quantity);
  }
  return startsOf(grid).map((start) => [start / 1000, amounts.get(start) ?? 0]);
}
