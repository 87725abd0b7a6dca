import type { Db } from "../../storage/index.ts";
import type { TimeGrid } from "../time-series.ts";
import type { Subscriber } from "./model.ts";

/** How many deliveries to a subscriber were made in each interval, by its start; none is left out. */
export async function countDeliveries(
  db: Db,
  { kind, id }: Subscriber,
  { since, until, stepMs }: TimeGrid,
): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom("deliveries")
    .select((eb) => [
      eb("created_at", "-", eb.parens(eb("created_at", "%", eb.lit(stepMs)))).as("start"),
      eb.fn.countAll<number>().as("count"),
    ])
    .where("subscriber_kind", "=", kind)
    .where("subscriber_id", "=", id)
    .where("created_at", ">=", since)
    .where("created_at", "<", until)
    .groupBy("start")
    .execute();
  return new Map(rows.map((row) => [row.start, row.count]));
}
