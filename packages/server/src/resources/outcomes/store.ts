import { insertMany, type Engine, type Tx } from "../../storage/index.ts";

/** So many of one category of one project ended so. */
export interface OutcomeCount {
  projectId: number;
  /** The wire's data category: error, default, transaction, session, attachment … */
  category: string;
  outcome: "accepted" | "filtered" | "rate_limited" | "invalid" | "client_discard" | "dropped";
  /** Empty when the outcome says it all. */
  reason: string;
  quantity: number;
}

const hourMs = 3_600_000;

/** Adds to the project's counters of the hour of `now`. Equal keys may repeat in `counts`. */
export async function countOutcomes(
  engine: Engine,
  tx: Tx,
  counts: readonly OutcomeCount[],
  now: number,
): Promise<void> {
  const hour = Math.floor(now / hourMs) * hourMs;
  await insertMany(engine, tx, {
    table: "outcomes",
    columns: {
      project_id: "bigint",
      hour: "bigint",
      category: "text",
      outcome: "text",
      reason: "text",
      quantity: "bigint",
    },
    rows: sumUp(counts).map((count) => [
      count.projectId,
      hour,
      count.category,
      count.outcome,
      count.reason,
      count.quantity,
    ]),
    onConflict:
      "(project_id, hour, category, outcome, reason) do update set quantity = t.quantity + excluded.quantity",
  });
}

function sumUp(counts: readonly OutcomeCount[]): OutcomeCount[] {
  const sums = new Map<string, OutcomeCount>();
  for (const count of counts) {
    const key = `${count.projectId}/${count.category}/${count.outcome}/${count.reason}`;
    const sum = sums.get(key);
    if (sum) sum.quantity += count.quantity;
    else sums.set(key, { ...count });
  }
  // Sorted, so that concurrent transactions lock the rows in the same order.
  return Array.from(sums.entries(), ([key, sum]) => ({ key, sum }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ sum }) => sum);
}
