import { type Engine, insertMany, type Tx, updateMany } from "../../storage/index.ts";
import { type MetricTerm, type Series, WRONG_CLOCK_MS } from "./model.ts";

/** Which of these projects have anything counted, with the version of what that is. */
export async function findVersions(
  tx: Tx,
  projectIds: readonly number[],
): Promise<Map<number, number>> {
  const rows = await tx
    .selectFrom("metric_projects")
    .selectAll()
    .where("project_id", "in", projectIds)
    .execute();
  return new Map(rows.map((row) => [row.project_id, row.version]));
}

/** What is counted in a project. */
export async function findCounted(tx: Tx, projectId: number): Promise<Series[]> {
  const rows = await tx
    .selectFrom("metric_series")
    .selectAll()
    .where("project_id", "=", projectId)
    .where("is_counted", "=", 1)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    projectId: row.project_id,
    kind: row.kind,
    environment: row.environment,
    terms: JSON.parse(row.terms) as MetricTerm[],
    windowMs: row.window_ms,
  }));
}

export interface Growth {
  seriesId: number;
  amount: number;
}

/** How a series stands after it grew; held until the transaction ends. */
export interface Grown {
  id: number;
  total: number;
  /** The minute it grew in, never before one it has grown in already. */
  lastAt: number;
  users: number;
}

/**
 * Adds to series in a minute, in order of id, and gives how they stand. Whoever counts the same
 * series in another transaction waits here, so what follows is theirs alone.
 */
export async function growSeries(
  engine: Engine,
  tx: Tx,
  growth: readonly Growth[],
  minute: number,
): Promise<Grown[]> {
  if (growth.length === 0) return [];
  await updateMany(engine, tx, {
    table: "metric_series",
    columns: { id: "bigint", amount: "bigint", minute: "bigint" },
    rows: growth.map(({ seriesId, amount }) => [seriesId, amount, minute]),
    // Not before a minute it has grown in, but for one that a clock gone wrong has made up.
    set: `total = t.total + v.amount, last_at = case when t.last_at > v.minute and t.last_at <= v.minute + ${WRONG_CLOCK_MS} then t.last_at else v.minute end`,
  });
  const rows = await tx
    .selectFrom("metric_series")
    .select(["id", "total", "last_at", "users"])
    .where(
      "id",
      "in",
      growth.map(({ seriesId }) => seriesId),
    )
    .execute();
  return rows.map(({ id, total, last_at: lastAt, users }) => ({ id, total, lastAt, users }));
}

/** Notes what series had counted by the end of their last minute. */
export async function putPoints(engine: Engine, tx: Tx, grown: readonly Grown[]): Promise<void> {
  await insertMany(engine, tx, {
    table: "metric_points",
    columns: { series_id: "bigint", bucket_at: "bigint", total: "bigint" },
    rows: grown.map(({ id, lastAt, total }) => [id, lastAt, total]),
    onConflict: "(series_id, bucket_at) do update set total = excluded.total",
  });
}

/** From when to when a user was there without a window in which they were not seen. */
export interface Presence {
  seriesId: number;
  userKey: string;
  firstAt: number;
  lastAt: number;
}

/** The latest presence of each of these users in each of these series. */
export async function findPresences(
  tx: Tx,
  seriesIds: readonly number[],
  userKeys: readonly string[],
): Promise<Presence[]> {
  const rows = await tx
    .selectFrom("metric_users")
    .select(["series_id", "user_key"])
    .select((eb) => [eb.fn.max("first_at").as("first_at"), eb.fn.max("last_at").as("last_at")])
    .where("series_id", "in", seriesIds)
    .where("user_key", "in", userKeys)
    .groupBy(["series_id", "user_key"])
    .execute();
  return rows.map((row) => ({
    seriesId: row.series_id,
    userKey: row.user_key,
    firstAt: row.first_at,
    lastAt: row.last_at,
  }));
}

/** Keeps presences, which come sorted by their key. */
export async function putPresences(
  engine: Engine,
  tx: Tx,
  presences: readonly Presence[],
): Promise<void> {
  await insertMany(engine, tx, {
    table: "metric_users",
    columns: { series_id: "bigint", user_key: "text", first_at: "bigint", last_at: "bigint" },
    rows: presences.map((one) => [one.seriesId, one.userKey, one.firstAt, one.lastAt]),
    onConflict: "(series_id, user_key, first_at) do update set last_at = excluded.last_at",
  });
}

/** Adds to how many users series tell apart. */
export async function addUsers(engine: Engine, tx: Tx, added: readonly Growth[]): Promise<void> {
  await updateMany(engine, tx, {
    table: "metric_series",
    columns: { id: "bigint", amount: "bigint" },
    rows: added.map(({ seriesId, amount }) => [seriesId, amount]),
    set: "users = t.users + v.amount",
  });
}
