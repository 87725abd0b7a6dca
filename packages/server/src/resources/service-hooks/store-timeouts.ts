import { insertMany, type Engine, type Tx } from "../../storage/index.ts";

const PERIOD_MS = 24 * 60 * 60 * 1000;

/**
 * Notes how many there were at this moment, for hooks that still exist. Rows stay few: with the
 * thousandth all of them are forgotten.
 */
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
  await insertMany(engine, tx, {
    table: "hook_timeouts",
    columns: { hook_id: "bigint", noted_at: "bigint", quantity: "bigint" },
    rows: existing.map(({ id }) => [id, now, counts.get(id) ?? 0]),
    onConflict: "(hook_id, noted_at) do update set quantity = t.quantity + excluded.quantity",
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
    .where("noted_at", "<=", now - PERIOD_MS)
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
