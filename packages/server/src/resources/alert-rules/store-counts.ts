import { type Db, type Engine, insertMany, type Tx } from "../../storage/index.ts";

/** Where something is counted; `environment` empty: the event names none. */
export interface CountPlace {
  projectId: number;
  issueId: number;
  stepMs: number;
  environment: string;
  /** Epoch milliseconds of the step's beginning. */
  bucketAt: number;
}

const PLACE = {
  project_id: "bigint",
  issue_id: "bigint",
  step: "bigint",
  environment: "text",
  bucket_at: "bigint",
} as const;

/** Adds events to their steps. Rows must not repeat a place. */
export async function addCounts(
  engine: Engine,
  tx: Tx,
  counts: readonly (CountPlace & { events: number })[],
): Promise<void> {
  await insertMany(engine, tx, {
    table: "alert_counts",
    columns: { ...PLACE, events: "bigint" },
    rows: counts.map((one) => [...toKey(one), one.events]),
    onConflict:
      "(project_id, issue_id, step, bucket_at, environment) do update set events = t.events + excluded.events",
  });
}

/** Notes users in their steps, each once. Rows must not repeat. */
export async function addUsers(
  engine: Engine,
  tx: Tx,
  users: readonly (CountPlace & { userKey: string })[],
): Promise<void> {
  await insertMany(engine, tx, {
    table: "alert_users",
    columns: { ...PLACE, user_key: "text" },
    rows: users.map((one) => [...toKey(one), one.userKey]),
    onConflict: "(project_id, issue_id, step, bucket_at, environment, user_key) do nothing",
  });
}

/** Some issues of one project, and the steps that make a window. */
export interface CountQuery {
  projectId: number;
  issueIds: readonly number[];
  stepMs: number;
  /** Null: whichever. */
  environment: string | null;
  since: number;
  until: number;
}

/** Events, or different users, of each issue in the window; those without any are absent. */
export async function countInWindow(
  db: Db,
  counts: "events" | "users",
  query: CountQuery,
): Promise<Map<number, number>> {
  const { projectId, issueIds, stepMs, environment, since, until } = query;
  if (counts === "events") {
    let sums = db
      .selectFrom("alert_counts")
      .select((eb) => ["issue_id", eb.fn.sum<number>("events").as("n")])
      .where("project_id", "=", projectId)
      .where("issue_id", "in", issueIds)
      .where("step", "=", stepMs)
      .where("bucket_at", ">=", since)
      .where("bucket_at", "<", until)
      .groupBy("issue_id");
    if (environment !== null) sums = sums.where("environment", "=", environment);
    return new Map((await sums.execute()).map((row) => [row.issue_id, row.n]));
  }
  let users = db
    .selectFrom("alert_users")
    .select((eb) => ["issue_id", eb.fn.count<number>("user_key").distinct().as("n")])
    .where("project_id", "=", projectId)
    .where("issue_id", "in", issueIds)
    .where("step", "=", stepMs)
    .where("bucket_at", ">=", since)
    .where("bucket_at", "<", until)
    .groupBy("issue_id");
  if (environment !== null) users = users.where("environment", "=", environment);
  return new Map((await users.execute()).map((row) => [row.issue_id, row.n]));
}

function toKey(place: CountPlace): (string | number)[] {
  return [place.projectId, place.issueId, place.stepMs, place.environment, place.bucketAt];
}
