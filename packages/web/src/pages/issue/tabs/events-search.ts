import type { listIssueEvents, RouteQueryInput } from "@vedette/contract";
import { oneText } from "../../../url/search-params.ts";
import { type IssuePeriod, PERIODS } from "../../issues/issue-search.ts";

/** What the list of an issue's events shows, as its address says it. */
export interface EventsSearch {
  /** An event's id. */
  query?: string;
  environment?: string;
  statsPeriod?: IssuePeriod;
  cursor?: string;
}

const EVENTS_A_PAGE = 50;

/** Reads the address; what it cannot mean is left out. */
export function parseEventsSearch(raw: { [name: string]: unknown }): EventsSearch {
  const [query, environment, cursor] = ["query", "environment", "cursor"].map((name) =>
    oneText(raw[name])?.trim(),
  );
  const period = PERIODS.find(({ value }) => value === oneText(raw["statsPeriod"]))?.value;
  return {
    ...(query && { query }),
    ...(environment && { environment }),
    ...(period && { statsPeriod: period }),
    ...(cursor && { cursor }),
  };
}

/** The question to the API for what the address asks. */
export function toEventsQuery(search: EventsSearch): RouteQueryInput<typeof listIssueEvents> {
  return { limit: EVENTS_A_PAGE, ...search };
}
