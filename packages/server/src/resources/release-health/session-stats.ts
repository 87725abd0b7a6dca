import type { Stats } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import { presentSeries, readTimeGrid, type SeriesRow } from "../time-series.ts";
import {
  addCounts,
  addUsers,
  NO_SESSIONS,
  NO_USERS,
  type SessionCounts,
  type UserCounts,
} from "./model.ts";
import { readSessionQuery } from "./session-query.ts";
import { findSessionSums, findUserSums, type UserPart, type UserSum } from "./store.ts";

/** What is asked for, as it stands in the address. */
export interface SessionStatsQuery {
  statsPeriod?: string | undefined;
  start?: string | undefined;
  end?: string | undefined;
  interval?: string | undefined;
  field?: readonly string[] | undefined;
  groupBy?: readonly string[] | undefined;
  environment?: readonly string[] | undefined;
  query?: string | undefined;
  includeTotals?: boolean | undefined;
  includeSeries?: boolean | undefined;
}

/** What is told of: sessions, and the different users who had them. */
interface Health {
  sessions: SessionCounts;
  users: UserCounts;
}

type Measure = (health: Health) => number | null;

/** Of these alone it makes sense to ask by status. */
const COUNTS: Readonly<Record<string, Measure>> = {
  "sum(session)": ({ sessions }) => sessions.started,
  "count_unique(user)": ({ users }) => users.seen,
};

/** Shares of all sessions or users: null where there are none. */
const RATES: Readonly<Record<string, Measure>> = {
  "crash_rate(session)": share(({ crashed }) => crashed),
  "crash_free_rate(session)": share(({ started, crashed }) => started - crashed),
  "errored_rate(session)": share((counts) => counts.started - healthy(counts)),
  "unhandled_rate(session)": share(({ unhandled }) => unhandled),
  "abnormal_rate(session)": share(({ abnormal }) => abnormal),
  "crash_rate(user)": userShare(({ crashed }) => crashed),
  "crash_free_rate(user)": userShare(({ seen, crashed }) => seen - crashed),
  "errored_rate(user)": userShare((counts) => counts.seen - healthyUsers(counts)),
  "unhandled_rate(user)": userShare(({ unhandled }) => unhandled),
  "abnormal_rate(user)": userShare(({ abnormal }) => abnormal),
};

/** By what sums can be grouped, with what users are told apart by then. */
const DIMENSIONS = {
  project: { part: "project_id", read: (sum: Place) => sum.projectId ?? 0 },
  release: { part: "release", read: (sum: Place) => sum.release ?? "" },
  environment: { part: "environment", read: (sum: Place) => sum.environment ?? "" },
} as const satisfies Record<string, { part: UserPart; read: (sum: Place) => string | number }>;

type Place = Pick<UserSum, "projectId" | "release" | "environment">;

/** The parts that `groupBy=session.status` splits sessions and users into. */
const STATUSES: Readonly<
  Record<
    string,
    { sessions: (counts: SessionCounts) => number; users: (counts: UserCounts) => number }
  >
> = {
  healthy: { sessions: healthy, users: healthyUsers },
  errored: { sessions: ({ errored }) => errored, users: ({ errored }) => errored },
  unhandled: { sessions: ({ unhandled }) => unhandled, users: ({ unhandled }) => unhandled },
  abnormal: { sessions: ({ abnormal }) => abnormal, users: ({ abnormal }) => abnormal },
  crashed: { sessions: ({ crashed }) => crashed, users: ({ crashed }) => crashed },
};

/** Sums and rates of the sessions of these projects. Refuses fields and groups nobody knows. */
export async function readSessionStats(
  db: Db,
  projectIds: readonly number[],
  query: SessionStatsQuery,
  now: number,
): Promise<Stats> {
  const groupBy = query.groupBy ?? [];
  const byStatus = groupBy.includes("session.status");
  const fields = readFields(query.field ?? [], byStatus);
  const dimensions = groupBy.filter((name) => name !== "session.status").map(readDimension);
  const grid = readTimeGrid(query, now);
  const filter = { projectIds, ...readSessionQuery(query) };
  const toBy = (place: Place) =>
    Object.fromEntries(dimensions.map(({ name, read }) => [name, read(place)]));
  const rows: SeriesRow<Health>[] = (await findSessionSums(db, filter, grid)).map((sum) => ({
    by: toBy(sum),
    bucket: sum.hour,
    value: { sessions: sum, users: NO_USERS },
  }));
  if ([...fields.keys()].some((name) => name.endsWith("(user)"))) {
    const parts = dimensions.map(({ part }) => part);
    // Whoever comes back is one user all the same, so the total is counted by itself.
    for (const perInterval of [true, false]) {
      const sums = await findUserSums(db, filter, grid, { parts, perInterval });
      rows.push(...sums.map((sum) => toUserRow(sum, toBy(sum))));
    }
  }
  const series = presentSeries({
    grid,
    rows: byStatus ? rows.flatMap(splitByStatus) : rows,
    zero: (): Health => ({ sessions: { ...NO_SESSIONS }, users: { ...NO_USERS } }),
    add(sum, more) {
      addCounts(sum.sessions, more.sessions);
      addUsers(sum.users, more.users);
      return sum;
    },
    fields,
    includeTotals: query.includeTotals ?? true,
    includeSeries: query.includeSeries ?? true,
  });
  return { ...series, query: query.query ?? "" };
}

function readDimension(name: string) {
  const known = Object.entries(DIMENSIONS).find(([one]) => one === name);
  return known ? { name, ...known[1] } : refuse(`Invalid groupBy: "${name}"`);
}

function readFields(names: readonly string[], byStatus: boolean): Map<string, Measure> {
  if (names.length === 0) refuse('Request is missing a "field"');
  return new Map(
    names.map((name) => {
      const measure = COUNTS[name] ?? RATES[name];
      if (!measure) return refuse(`Invalid field: "${name}"`);
      if (byStatus && !COUNTS[name]) refuse(`${name} cannot be grouped by session.status`);
      return [name, measure];
    }),
  );
}

function toUserRow(sum: UserSum, by: SeriesRow<Health>["by"]): SeriesRow<Health> {
  const { worst, users, bucket } = sum;
  const counts = { ...NO_USERS, seen: users };
  if (worst !== "ok" && worst !== "exited") counts[worst] = users;
  const value = { sessions: NO_SESSIONS, users: counts };
  return { by, bucket, value, isInTotal: bucket === null };
}

/** Of each status its sessions and users alone. */
function splitByStatus(row: SeriesRow<Health>): SeriesRow<Health>[] {
  return Object.entries(STATUSES).map(([status, count]) => ({
    ...row,
    by: { ...row.by, "session.status": status },
    value: {
      sessions: { ...NO_SESSIONS, started: count.sessions(row.value.sessions) },
      users: { ...NO_USERS, seen: count.users(row.value.users) },
    },
  }));
}

function healthy(counts: SessionCounts): number {
  const { started, errored, unhandled, abnormal, crashed } = counts;
  return started - errored - unhandled - abnormal - crashed;
}

function healthyUsers({ seen, errored, unhandled, abnormal, crashed }: UserCounts): number {
  return seen - errored - unhandled - abnormal - crashed;
}

function share(part: (counts: SessionCounts) => number): Measure {
  return ({ sessions }) => (sessions.started > 0 ? part(sessions) / sessions.started : null);
}

function userShare(part: (counts: UserCounts) => number): Measure {
  return ({ users }) => (users.seen > 0 ? part(users) / users.seen : null);
}

function refuse(detail: string): never {
  throw new Problem("bad-request", { detail });
}
