import type { Stats } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import { presentSeries, readTimeGrid } from "../time-series.ts";
import { findOutcomeSums, type OutcomeSum } from "./store-sums.ts";

/** What is asked for, as it stands in the address. */
export interface StatsQuery {
  statsPeriod?: string | undefined;
  start?: string | undefined;
  end?: string | undefined;
  interval?: string | undefined;
  field?: readonly string[] | undefined;
  groupBy?: readonly string[] | undefined;
  category?: readonly string[] | undefined;
  outcome?: readonly string[] | undefined;
  reason?: readonly string[] | undefined;
}

const DIMENSIONS: Readonly<Record<string, (sum: OutcomeSum) => string | number>> = {
  category: ({ category }) => toWireCategory(category),
  outcome: ({ outcome }) => outcome,
  reason: ({ reason }) => reason,
  project: ({ projectId }) => projectId,
};

const FIELDS = new Set(["sum(quantity)", "sum(times_seen)"]);

/** Sums of outcomes of these projects, grouped as asked for. Refuses fields and groups nobody knows. */
export async function readOrganizationStats(
  db: Db,
  projectIds: readonly number[],
  query: StatsQuery,
  now: number,
): Promise<Stats> {
  const fields = query.field ?? [];
  if (fields.length === 0) refuse('At least one "field" is required.');
  for (const field of fields) if (!FIELDS.has(field)) refuse(`Invalid field: "${field}"`);
  const dimensions = (query.groupBy ?? []).map((name) => {
    const read = DIMENSIONS[name];
    return read ? ([name, read] as const) : refuse(`Invalid groupBy: "${name}"`);
  });
  const grid = readTimeGrid(query, now);
  const sums = (await findOutcomeSums(db, projectIds, grid)).filter(
    (sum) =>
      isWanted(query.category, toWireCategory(sum.category)) &&
      isWanted(query.outcome, sum.outcome) &&
      isWanted(query.reason, sum.reason),
  );
  return presentSeries({
    grid,
    rows: sums.map((sum) => ({
      by: Object.fromEntries(dimensions.map(([name, read]) => [name, read(sum)])),
      bucket: sum.bucket,
      value: sum.quantity,
    })),
    zero: () => 0,
    add: (sum, more) => sum + more,
    fields: new Map(fields.map((field) => [field, (sum: number) => sum])),
  });
}

/** To whoever asks, everything that makes an issue is an error. */
export function toWireCategory(category: string): string {
  return category === "default" || category === "security" ? "error" : category;
}

function isWanted(wanted: readonly string[] | undefined, value: string): boolean {
  return !wanted || wanted.length === 0 || wanted.includes(value);
}

function refuse(detail: string): never {
  throw new Problem("bad-request", { detail });
}
