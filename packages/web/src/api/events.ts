import { getGroupingInfo, getIssueEvent } from "@vedette/contract";
import { queryOptions } from "@tanstack/react-query";
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

/** Where the API gives the event as JSON, for a link. */
export function eventJsonPath(organization: string, issue: string, event: string): string {
  const [o, i, e] = [organization, issue, event].map(encodeURIComponent);
  return `/api/0/organizations/${o}/issues/${i}/events/${e}/`;
}
