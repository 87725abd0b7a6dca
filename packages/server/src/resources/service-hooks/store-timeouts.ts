import { insertMany, type Engine, type Tx } from "../../storage/index.ts";

const HOUR_MS = 60 * 60 * 1000;
const PERIOD_MS = 24 * HOUR_MS;

/** Adds to what is counted of this hour, for hooks that still exist. */
export async function addTimeouts(
  engine: Engine,
  tx: Tx,
  counts: ReadonlyMap<number, number>,
  now: number,
): Promise<void> {
  const existing = await tx
    .selectFrom("service_hooks")
    .select("id")
    .where("id", "in", [...counts.keys()])
    .orderBy("id")
    .execute();
  const hour = Math.floor(now / HOUR_MS) * HOUR_MS;
  await insertMany(engine, tx, {
    table: "hook_timeouts",
    columns: { hook_id: "bigint", hour: "bigint", quantity: "bigint" },
    rows: existing.map(({ id }) => [id, hour, counts.get(id) ?? 0]),
    onConflict: "(hook_id, hour) do update set quantity = t.quantity + excluded.quantity",
  });
}

/** Those of these hooks that have had so many timeouts in the last 24 hours. */
export async function findTimedOutHooks(
  tx: Tx,
  hookIds: readonly number[],
  limit: number,
  now: number,
): Promise<number[]> {
  await tx
    .deleteFrom("hook_timeouts")
    .where("hook_id", "in", hookIds)
    .where("hour", "<=", now - PERIOD_MS)
    .execute();
  const rows = await tx
    .selectFrom("hook_timeouts")
    .select("hook_id")
    .where("hook_id", "in", hookIds)
    .groupBy("hook_id")
    .having((eb) => eb(eb.fn.sum("quantity"), ">=", limit))
    .orderBy("hook_id")
    .execute();
  return rows.map((row) => row.hook_id);
}

export async function forgetTimeouts(tx: Tx, hookId: number): Promise<void> {
  await tx.deleteFrom("hook_timeouts").where("hook_id", "=", hookId).execute();
}
