import {
  getIncident,
  listIncidents,
  updateIncident,
  type RouteQueryInput,
} from "@vedette/contract";
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";

/** A page of the incidents of metric alerts, newest first. */
export function incidentsQuery(
  organization: string,
  query: NonNullable<RouteQueryInput<typeof listIncidents>>,
) {
  return queryOptions({
    queryKey: ["incidents", organization, "list", query],
    queryFn: async ({ signal }) => {
      const page = await api.call(listIncidents, { params: { organization }, query, signal });
      return { incidents: page.body, next: page.next, previous: page.previous };
    },
    placeholderData: keepPreviousData,
  });
}

/** One incident by its number, with its history. */
export function incidentQuery(organization: string, incident: string) {
  return queryOptions({
    queryKey: ["incidents", organization, "one", incident],
    queryFn: async ({ signal }) =>
      (await api.call(getIncident, { params: { organization, incident }, signal })).body,
  });
}

/** Closes an incident by hand (status 2), or opens it again (1). */
export function useChangeIncident(organization: string) {
  const queries = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: async ({ incident, status }: { incident: string; status: 1 | 2 }) => {
      const params = { organization, incident };
      return (await api.call(updateIncident, { params, body: { status } })).body;
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["incidents", organization] });
      await queries.invalidateQueries({ queryKey: ["metric-alerts", organization] });
    },
  });
}
