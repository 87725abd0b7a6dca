import type { Db, Row } from "../../storage/index.ts";

type Status = Row<"deliveries">["status"];

/** How many make "the latest": enough to see how things go, and few enough to count at any time. */
const LATEST = 10_000;

/** What became of the latest deliveries, by their state. */
export async function countLatestDeliveries(db: Db): Promise<Record<Status, number>> {
  const latest = db
    .selectFrom("deliveries")
    .select("status")
    .orderBy("id", "desc")
    .limit(LATEST)
    .as("latest");
  const rows = await db
    .selectFrom(latest)
    .select(({ fn }) => ["latest.status", fn.countAll<number>().as("count")])
    .groupBy("latest.status")
    .execute();
  const counts: Record<Status, number> = { pending: 0, delivered: 0, failed: 0, skipped: 0 };
  for (const { status, count } of rows) counts[status] = count;
  return counts;
}
