import type { Db } from "../../storage/index.ts";
import type { TimeGrid } from "../time-series.ts";
import { type CountedSessions, SESSION_STATES, type SessionState } from "./model.ts";

export interface SessionFilter {
  projectIds: readonly number[];
  /** Empty: any. */
  releases: readonly string[];
  environments: readonly string[];
}

/** Sessions per interval; `hour` is the interval's start. */
export async function findSessionSums(
  db: Db,
  filter: SessionFilter,
  grid: TimeGrid,
): Promise<CountedSessions[]> {
  if (filter.projectIds.length === 0) return [];
  let query = db
    .selectFrom("session_hours")
    .select((eb) => [
      "project_id",
      "release",
      "environment",
      eb("hour", "-", eb.parens(eb("hour", "%", grid.stepMs))).as("bucket"),
      eb.fn.sum<number>("started").as("started"),
      eb.fn.sum<number>("exited").as("exited"),
      eb.fn.sum<number>("errored").as("errored"),
      eb.fn.sum<number>("unhandled").as("unhandled"),
      eb.fn.sum<number>("abnormal").as("abnormal"),
      eb.fn.sum<number>("crashed").as("crashed"),
    ])
    .where("project_id", "in", filter.projectIds)
    .where("hour", ">=", grid.since)
    .where("hour", "<", grid.until)
    .groupBy(["project_id", "release", "environment", "bucket"])
    .orderBy("project_id")
    .orderBy("release")
    .orderBy("environment");
  if (filter.releases.length > 0) query = query.where("release", "in", filter.releases);
  if (filter.environments.length > 0) query = query.where("environment", "in", filter.environments);
  return (await query.execute()).map((row) => ({
    projectId: row.project_id,
    release: row.release,
    environment: row.environment,
    hour: row.bucket,
    started: row.started,
    exited: row.exited,
    errored: row.errored,
    unhandled: row.unhandled,
    abnormal: row.abnormal,
    crashed: row.crashed,
  }));
}

/** How many different users there were of one kind, by what they were asked for by. */
export interface UserSum {
  projectId: number | null;
  release: string | null;
  environment: string | null;
  /** The interval's start; null: the whole period. */
  bucket: number | null;
  worst: SessionState;
  users: number;
}

const PARTS = ["project_id", "release", "environment"] as const;

/** By what users are told apart besides who they are: whoever is in two of a kind counts in both. */
export type UserPart = (typeof PARTS)[number];

/** Different users by the worst of their sessions, per interval or in the whole period. */
export async function findUserSums(
  db: Db,
  filter: SessionFilter,
  grid: TimeGrid,
  by: { parts: readonly UserPart[]; perInterval: boolean },
): Promise<UserSum[]> {
  if (filter.projectIds.length === 0) return [];
  const parts = PARTS.filter((part) => by.parts.includes(part));
  let each = db
    .selectFrom("session_users")
    .select((eb) => [
      ...parts,
      (by.perInterval
        ? eb("hour", "-", eb.parens(eb("hour", "%", grid.stepMs)))
        : eb.lit<number>(0)
      ).as("bucket"),
      eb.fn.max("worst").as("worst"),
    ])
    .where("project_id", "in", filter.projectIds)
    .where("hour", ">=", grid.since)
    .where("hour", "<", grid.until)
    .groupBy([...parts, "bucket", "user_key"]);
  if (filter.releases.length > 0) each = each.where("release", "in", filter.releases);
  if (filter.environments.length > 0) each = each.where("environment", "in", filter.environments);
  const rows = await db
    .selectFrom(each.as("each"))
    .select((eb) => [...parts, "bucket", "worst", eb.fn.countAll<number>().as("users")])
    .groupBy([...parts, "bucket", "worst"])
    .orderBy("bucket")
    .execute();
  return rows.map((row) => ({
    projectId: row.project_id ?? null,
    release: row.release ?? null,
    environment: row.environment ?? null,
    bucket: by.perInterval ? row.bucket : null,
    worst: SESSION_STATES[row.worst] ?? "ok",
    users: row.users,
  }));
}

/** So many are looked for in one statement; SQLite takes 500 parts at most. */
const AT_ONCE = 200;

/** Which of these releases of projects have sessions, as a test. */
export async function findReleasesWithHealth(
  db: Db,
  wanted: readonly { projectId: number; release: string }[],
): Promise<(projectId: number, release: string) => boolean> {
  const found = new Set<string>();
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    const [first, ...others] = wanted.slice(at, at + AT_ONCE).map((one) => selectOne(db, one));
    if (!first) break;
    const query = others.reduce((union, other) => union.unionAll(other), first);
    for (const row of await query.execute()) found.add(`${row.project_id}/${row.release}`);
  }
  return (projectId, release) => found.has(`${projectId}/${release}`);
}

/** One row where there is any: a release has one for each of its hours. */
function selectOne(db: Db, { projectId, release }: { projectId: number; release: string }) {
  return db
    .selectFrom((eb) =>
      eb
        .selectFrom("session_hours")
        .select(["project_id", "release"])
        .where("project_id", "=", projectId)
        .where("release", "=", release)
        .limit(1)
        .as("one"),
    )
    .selectAll();
}
