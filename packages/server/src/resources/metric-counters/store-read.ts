import { type Db, type Engine, givenRows } from "../../storage/index.ts";

/** What a series had counted before a moment. */
export interface AskedTotal {
  seriesId: number;
  /** Epoch milliseconds, the beginning of a minute. */
  before: number;
}

/** How many different users a series met from a moment until another, exclusive. */
export interface AskedUsers {
  seriesId: number;
  from: number;
  until: number;
}

/** Enough for one query to be worth its while, and no row of a table is read for nothing. */
const PER_QUERY = 5000;

/** Reads totals; gives them in the order they were asked for. Each costs one look into an index. */
export async function readTotals(
  engine: Engine,
  db: Db,
  asked: readonly AskedTotal[],
): Promise<number[]> {
  const totals = Array.from<number>({ length: asked.length }).fill(0);
  for (let start = 0; start < asked.length; start += PER_QUERY) {
    const some = asked.slice(start, start + PER_QUERY);
    const given = some.map(({ seriesId, before }, at) => [start + at, seriesId, before]);
    const columns = { place: "bigint", series_id: "bigint", before: "bigint" } as const;
    const rows = await db
      .selectFrom(givenRows(engine, "asked", columns, given))
      .select((eb) => [
        "asked.place",
        eb
          .selectFrom("metric_points")
          .select("metric_points.total")
          .whereRef("metric_points.series_id", "=", "asked.series_id")
          .whereRef("metric_points.bucket_at", "<", "asked.before")
          .orderBy("metric_points.bucket_at", "desc")
          .limit(1)
          .as("total"),
      ])
      .execute();
    for (const { place, total } of rows) totals[place] = total ?? 0;
  }
  return totals;
}

/**
 * Counts users; gives the numbers in the order they were asked for. A window must be as long as the
 * one the series was made for: who is seen again within it has one row.
 */
export async function readUsers(
  engine: Engine,
  db: Db,
  asked: readonly AskedUsers[],
): Promise<number[]> {
  const counts = Array.from<number>({ length: asked.length }).fill(0);
  for (let start = 0; start < asked.length; start += PER_QUERY) {
    const some = asked.slice(start, start + PER_QUERY);
    const given = some.map(({ seriesId, from, until }, at) => [start + at, seriesId, from, until]);
    const columns = {
      place: "bigint",
      series_id: "bigint",
      since: "bigint",
      until: "bigint",
    } as const;
    const rows = await db
      .selectFrom(givenRows(engine, "asked", columns, given))
      .select((eb) => [
        "asked.place",
        eb
          .selectFrom("metric_users")
          .select((users) => users.fn.countAll<number>().as("users"))
          .whereRef("metric_users.series_id", "=", "asked.series_id")
          .whereRef("metric_users.last_at", ">=", "asked.since")
          .whereRef("metric_users.first_at", "<", "asked.until")
          .as("users"),
      ])
      .execute();
    for (const { place, users } of rows) counts[place] = users ?? 0;
  }
  return counts;
}
