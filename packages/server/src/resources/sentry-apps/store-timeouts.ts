import { insertMany, type Engine, type Tx } from "../../storage/index.ts";

const HOUR_MS = 60 * 60 * 1000;
const PERIOD_MS = 24 * HOUR_MS;

/** Adds to what is counted of this hour, for installations that still exist. */
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
  const hour = Math.floor(now / HOUR_MS) * HOUR_MS;
  await insertMany(engine, tx, {
    table: "webhook_timeouts",
    columns: { installation_id: "bigint", hour: "bigint", quantity: "bigint" },
    rows: existing.map(({ id }) => [id, hour, counts.get(id) ?? 0]),
    onConflict: "(installation_id, hour) do update set quantity = t.quantity + excluded.quantity",
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
    .where("hour", "<=", now - PERIOD_MS)
    .execute();
  const rows = await tx
    .selectFrom("webhook_timeouts")
    .innerJoin("installations", "installations.id", "webhook_timeouts.installation_id")
    .select("installations.sentry_app_id")
    .where("installations.sentry_app_id", "in", (query) =>
      query.selectFrom("installations").select("sentry_app_id").where("id", "in", installationIds),
    )
    .where("webhook_timeouts.hour", ">", now - PERIOD_MS)
    .groupBy("installations.sentry_app_id")
    .having((eb) => eb(eb.fn.sum("webhook_timeouts.quantity"), ">=", limit))
    .orderBy("installations.sentry_app_id")
    .execute();
  return rows.map((row) => row.sentry_app_id);
}

export async function forgetTimeouts(tx: Tx, installationId: number): Promise<void> {
  await tx.deleteFrom("webhook_timeouts").where("installation_id", "=", installationId).execute();
}
