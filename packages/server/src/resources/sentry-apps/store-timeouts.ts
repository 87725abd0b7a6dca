import { insertMany, type Engine, type Tx } from "../../storage/index.ts";

const PERIOD_MS = 24 * 60 * 60 * 1000;

/**
 * Notes how many there were at this moment, for installations that still exist. Rows stay few: with
 * the thousandth all of them are forgotten.
 */
export async function addTimeouts(
  engine: Engine,
  tx: Tx,
  counts: ReadonlyMap<number, number>,
  now: number,
): Promise<void> {
  const existing = await tx
    .selectFrom("installations")
    .select("id")
    .where("id", "in", [...counts.keys()])
    .orderBy("id")
    .execute();
  await insertMany(engine, tx, {
    table: "webhook_timeouts",
    columns: { installation_id: "bigint", noted_at: "bigint", quantity: "bigint" },
    rows: existing.map(({ id }) => [id, now, counts.get(id) ?? 0]),
    onConflict:
      "(installation_id, noted_at) do update set quantity = t.quantity + excluded.quantity",
  });
}

/** Those apps of these installations that have had so many timeouts in the last 24 hours, on all. */
export async function findTimedOutApps(
  tx: Tx,
  installationIds: readonly number[],
  limit: number,
  now: number,
): Promise<number[]> {
  await tx
    .deleteFrom("webhook_timeouts")
    .where("installation_id", "in", installationIds)
    .where("noted_at", "<=", now - PERIOD_MS)
    .execute();
  const rows = await tx
    .selectFrom("webhook_timeouts")
    .innerJoin("installations", "installations.id", "webhook_timeouts.installation_id")
    .select("installations.sentry_app_id")
    .where("installations.sentry_app_id", "in", (query) =>
      query.selectFrom("installations").select("sentry_app_id").where("id", "in", installationIds),
    )
    .where("webhook_timeouts.noted_at", ">", now - PERIOD_MS)
    .groupBy("installations.sentry_app_id")
    .having((eb) => eb(eb.fn.sum("webhook_timeouts.quantity"), ">=", limit))
    .orderBy("installations.sentry_app_id")
    .execute();
  return rows.map((row) => row.sentry_app_id);
}

export async function forgetTimeouts(tx: Tx, installationId: number): Promise<void> {
  await tx.deleteFrom("webhook_timeouts").where("installation_id", "=", installationId).execute();
}
