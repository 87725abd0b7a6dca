import type { Stats } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import { presentSeries, readTimeGrid, type SeriesRow } from "../time-series.ts";
import { addCounts, type CountedSessions, NO_SESSIONS, type SessionCounts } from "./model.ts";
import { readSessionQuery } from "./session-query.ts";
import { findSessionSums } from "./store.ts";

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

type Measure = (counts: SessionCounts) => number | null;

const SUM: Measure = ({ started }) => started;

/** Shares of all sessions: null where there are none. */
const RATES: Readonly<Record<string, Measure>> = {
  "crash_rate(session)": share(({ crashed }) => crashed),
  "crash_free_rate(session)": share(({ started, crashed }) => started - crashed),
  "errored_rate(session)": share((counts) => counts.started - healthy(counts)),
  "unhandled_rate(session)": share(({ unhandled }) => unhandled),
  "abnormal_rate(session)": share(({ abnormal }) => abnormal),
};

const DIMENSIONS: Readonly<Record<string, (sum: CountedSessions) => string | number>> = {
  project: ({ projectId }) => projectId,
  release: ({ release }) => release,
  environment: ({ environment }) => environment,
};

/** The parts that `groupBy=session.status` splits sessions into. */
const STATUSES: Readonly<Record<string, (counts: SessionCounts) => number>> = {
  healthy,
  errored: ({ errored }) => errored,
  unhandled: ({ unhandled }) => unhandled,
  abnormal: ({ abnormal }) => abnormal,
  crashed: ({ crashed }) => crashed,
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
  const dimensions = groupBy
    .filter((name) => name !== "session.status")
    .map((name) => {
      const read = DIMENSIONS[name];
      return read ? ([name, read] as const) : refuse(`Invalid groupBy: "${name}"`);
    });
  const grid = readTimeGrid(query, now);
  const filter = { projectIds, ...readSessionQuery(query) };
  const rows = (await findSessionSums(db, filter, grid)).map((sum) => ({
    by: Object.fromEntries(dimensions.map(([name, read]) => [name, read(sum)])),
    bucket: sum.hour,
    value: sum as SessionCounts,
  }));
  const series = presentSeries({
    grid,
    rows: byStatus ? rows.flatMap(splitByStatus) : rows,
    zero: () => ({ ...NO_SESSIONS }),
    add(sum, more) {
      addCounts(sum, more);
      return sum;
    },
    fields,
    includeTotals: query.includeTotals ?? true,
    includeSeries: query.includeSeries ?? true,
  });
  return { ...series, query: query.query ?? "" };
}

function readFields(names: readonly string[], byStatus: boolean): Map<string, Measure> {
  if (names.length === 0) refuse('Request is missing a "field"');
  return new Map(
    names.map((name) => {
      const measure = name === "sum(session)" ? SUM : RATES[name];
      if (!measure) return refuse(`Invalid field: "${name}"`);
      if (byStatus && measure !== SUM) refuse(`${name} cannot be grouped by session.status`);
      return [name, measure];
    }),
  );
}

/** Of each status its sessions alone. */
function splitByStatus(row: SeriesRow<SessionCounts>): SeriesRow<SessionCounts>[] {
  return Object.entries(STATUSES).map(([status, count]) => ({
    ...row,
    by: { ...row.by, "session.status": status },
    value: { ...NO_SESSIONS, started: count(row.value) },
  }));
}

function healthy(counts: SessionCounts): number {
  const { started, errored, unhandled, abnormal, crashed } = counts;
  return started - errored - unhandled - abnormal - crashed;
}

function share(part: (counts: SessionCounts) => number): Measure {
  return (counts) => (counts.started > 0 ? part(counts) / counts.started : null);
}

function refuse(detail: string): never {
  throw new Problem("bad-request", { detail });
}
