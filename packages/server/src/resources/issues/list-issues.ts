import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import { toPage, type Page, type PageRequest } from "../keyset.ts";
import { findSurroundings, type Beside } from "./find-surroundings.ts";
import type { Issue } from "./model.ts";
import { chartStart, presentChart, type Chart } from "./present-stats.ts";
import { findIssueHours } from "./store-counters.ts";
import {
  countIssues,
  searchIssues,
  SORT_COLUMNS,
  type IssueFilter,
  type IssueSort,
  type Searched,
} from "./store-search.ts";

/** Counting stops here, so that a list of a million issues costs no more than one of a thousand. */
export const MAX_HITS = 1000;

/** An issue of a list with all that is shown beside it. */
export interface ListedIssue {
  issue: Issue;
  beside: Beside;
  chart: [number, number][] | null;
}

export interface ListRequest {
  sort: IssueSort;
  page: PageRequest<number>;
  chart: Chart | null;
  viewerId: number | null;
}

/** A page of issues, and how many there are in all, counted to `MAX_HITS`. */
export async function listIssues(
  storage: Searched,
  filter: IssueFilter,
  request: ListRequest,
  now: number,
): Promise<Page<ListedIssue> & { hits: number }> {
  const { sort, page: wanted } = request;
  const [read, hits] = await Promise.all([
    searchIssues(storage, filter, { ...wanted, sort, limit: wanted.limit + 1 }),
    countIssues(storage, filter, MAX_HITS),
  ]);
  const page = toPage(read, wanted, (issue) => ({ value: sortValue(issue, sort), id: issue.id }));
  return { ...page, rows: await withBeside(storage.db, page.rows, request, now), hits };
}

/** Reads `sort`; refuses those the wire knows and this list cannot do. */
export function readSort(sort: string | undefined): IssueSort {
  if (sort === undefined) return "date";
  if (Object.hasOwn(SORT_COLUMNS, sort)) return sort as IssueSort;
  const known = Object.keys(SORT_COLUMNS).join(", ");
  throw new Problem("bad-request", {
    detail: `Issues cannot be sorted by "${sort}": use ${known}.`,
  });
}

/** Adds to issues what is shown with them in a list, with a fixed number of queries. */
export async function withBeside(
  db: Db,
  issues: readonly Issue[],
  { chart, viewerId }: Pick<ListRequest, "chart" | "viewerId">,
  now: number,
): Promise<ListedIssue[]> {
  const ids = issues.map((issue) => issue.id);
  const [besideOf, hours] = await Promise.all([
    findSurroundings(db, issues, viewerId),
    chart === null ? null : findIssueHours(db, ids, chartStart(chart, now)),
  ]);
  return issues.flatMap((issue) => {
    const beside = besideOf(issue);
    if (!beside) return [];
    const counts = hours?.get(issue.id) ?? [];
    return [{ issue, beside, chart: chart === null ? null : presentChart(chart, counts, now) }];
  });
}

function sortValue(issue: Issue, sort: IssueSort): number {
  switch (sort) {
    case "date":
      return issue.lastSeenAt;
    case "new":
      return issue.firstSeenAt;
    case "freq":
      return issue.timesSeen;
    case "user":
    default:
      return issue.userCount;
  }
}
