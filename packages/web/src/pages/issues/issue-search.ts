import type { IssueStatus, listIssues, RouteQueryInput } from "@vedette/contract";
import { oneText } from "../../url/search-params.ts";

/** What the issue list shows, as its address says it. What is left out has its default. */
export interface IssueSearch {
  /** In the words of the search box; left out it means `is:unresolved`, empty means everything. */
  query?: string;
  sort?: IssueSort;
  /** Slug of the only project to show. */
  project?: string;
  /** The only environment to show. */
  environment?: string;
  /** Only what was seen in this time, e.g. `24h`. */
  statsPeriod?: IssuePeriod;
  cursor?: string;
}

export const DEFAULT_QUERY = "is:unresolved";

export const SORTS = [
  { value: "date", label: "Last seen" },
  { value: "new", label: "First seen" },
  { value: "freq", label: "Most events" },
  { value: "user", label: "Most users" },
] as const;

export const PERIODS = [
  { value: "1h", label: "Last hour" },
  { value: "24h", label: "Last 24 hours" },
  { value: "7d", label: "Last 7 days" },
  { value: "14d", label: "Last 14 days" },
  { value: "30d", label: "Last 30 days" },
  { value: "90d", label: "Last 90 days" },
] as const;

export type IssuePeriod = (typeof PERIODS)[number]["value"];

export type IssueSort = (typeof SORTS)[number]["value"];

export const STATUS_TABS = [
  { value: "unresolved", label: "Unresolved" },
  { value: "resolved", label: "Resolved" },
  { value: "ignored", label: "Ignored" },
  { value: "all", label: "All" },
] as const;

export type StatusTab = (typeof STATUS_TABS)[number]["value"];

/** Reads the address; what it cannot mean is left out. */
export function parseIssueSearch(raw: { [name: string]: unknown }): IssueSearch {
  const query = oneText(raw["query"]);
  const project = oneText(raw["project"]);
  const environment = oneText(raw["environment"]);
  const cursor = oneText(raw["cursor"]);
  const period = PERIODS.find(({ value }) => value === oneText(raw["statsPeriod"]))?.value;
  const sort = SORTS.find(({ value }) => value === oneText(raw["sort"]))?.value;
  return {
    ...(query === undefined || query === DEFAULT_QUERY ? {} : { query }),
    ...(sort === undefined || sort === "date" ? {} : { sort }),
    ...(project === undefined || project === "" ? {} : { project }),
    ...(environment === undefined || environment === "" ? {} : { environment }),
    ...(period === undefined ? {} : { statsPeriod: period }),
    ...(cursor === undefined || cursor === "" ? {} : { cursor }),
  };
}

/** The question to the API for what the address asks. */
export function toListQuery(search: IssueSearch): RouteQueryInput<typeof listIssues> {
  return {
    query: search.query ?? DEFAULT_QUERY,
    sort: search.sort ?? "date",
    ...(search.project === undefined ? {} : { project: search.project }),
    ...(search.environment === undefined ? {} : { environment: search.environment }),
    ...(search.statsPeriod === undefined ? {} : { statsPeriod: search.statsPeriod }),
    ...(search.cursor === undefined ? {} : { cursor: search.cursor }),
  };
}

/** The tab a query belongs to: the one status it asks for, or all. Undefined when it mixes. */
export function statusOf(query: string): StatusTab | undefined {
  const statuses = termsOf(query).flatMap((term) => STATUS_OF_TERM.get(term.toLowerCase()) ?? []);
  if (statuses.length === 0) return /(^|\s)!is:/i.test(query) ? undefined : "all";
  return statuses.length === 1 ? statuses[0] : undefined;
}

/** The query with its status terms replaced by that of a tab; the rest stays as written. */
export function withStatus(query: string, tab: StatusTab): string {
  const others = termsOf(query).filter(
    (term) => !STATUS_OF_TERM.has(term.toLowerCase().replace(/^!/, "")),
  );
  return (tab === "all" ? others : [`is:${tab}`, ...others]).join(" ");
}

const STATUS_OF_TERM: ReadonlyMap<string, IssueStatus> = new Map([
  ["is:unresolved", "unresolved"],
  ["is:resolved", "resolved"],
  ["is:ignored", "ignored"],
  ["is:archived", "ignored"],
]);

/** The words of a query; what stands in quotes stays together. */
function termsOf(query: string): string[] {
  return query.match(/(?:[^\s"]|"(?:\\.|[^"\\])*"?)+/g) ?? [];
}
