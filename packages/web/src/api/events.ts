import {
  getGroupingInfo,
  getIssueEvent,
  listIssueHashes,
  listIssueEvents,
  type RouteQueryInput,
} from "@vedette/contract";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "./client.ts";

/** One event; `event` is an id, or `latest`, `oldest`, `recommended`. */
export function eventQuery(organization: string, issue: string, event: string) {
  return queryOptions({
    queryKey: ["events", organization, issue, event],
    queryFn: async ({ signal }) =>
      (await api.call(getIssueEvent, { params: { organization, issue, event }, signal })).body,
    staleTime: /^[0-9a-f]{32}$/.test(event) ? 60_000 : 0,
    refetchOnWindowFocus: false,
  });
}

export function groupingQuery(organization: string, issue: string, event: string) {
  return queryOptions({
    queryKey: ["grouping", organization, issue, event],
    queryFn: async ({ signal }) =>
      (await api.call(getGroupingInfo, { params: { organization, issue, event }, signal })).body,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** All hashes by which events are found to belong to an issue; several after a merge. */
export function issueHashesQuery(organization: string, issue: string) {
  return queryOptions({
    queryKey: ["grouping", organization, issue, "hashes"],
    queryFn: async ({ signal }) =>
      (await api.call(listIssueHashes, { params: { organization, issue }, signal })).body,
    staleTime: 30_000,
  });
}

/** A page of the events of an issue, newest first. */
export function issueEventsQuery(
  organization: string,
  issue: string,
  query: RouteQueryInput<typeof listIssueEvents>,
) {
  return queryOptions({
    queryKey: ["events", organization, issue, "list", query],
    queryFn: async ({ signal }) => {
      const input = { params: { organization, issue }, ...(query && { query }), signal };
      const page = await api.call(listIssueEvents, input);
      return { events: page.body, next: page.next, previous: page.previous };
    },
    placeholderData: keepPreviousData,
  });
}

/** Where the API gives the event as JSON, for a link. */
export function eventJsonPath(organization: string, issue: string, event: string): string {
  const [o, i, e] = [organization, issue, event].map(encodeURIComponent);
  return `/api/0/organizations/${o}/issues/${i}/events/${e}/`;
}
