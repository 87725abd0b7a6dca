import {
  createMonitor,
  deleteMonitor,
  getMonitor,
  listCheckIns,
  listMonitors,
  updateMonitor,
  updateMonitorEnvironment,
  type RouteBodyInput,
  type RouteQueryInput,
} from "@vedette/contract";
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";

/** Jobs report by the minute at most; nothing is told of them live. */
const MONITORS_MS = 15_000;

/** A page of the monitors of an organization, by slug. */
export function monitorsQuery(
  organization: string,
  query: NonNullable<RouteQueryInput<typeof listMonitors>>,
) {
  return queryOptions({
    queryKey: ["monitors", organization, "list", query],
    queryFn: async ({ signal }) => {
      const page = await api.call(listMonitors, { params: { organization }, query, signal });
      return { monitors: page.body, next: page.next, previous: page.previous };
    },
    placeholderData: keepPreviousData,
    refetchInterval: MONITORS_MS,
  });
}

/** One monitor, by its id. */
export function monitorQuery(organization: string, monitor: string) {
  return queryOptions({
    queryKey: ["monitors", organization, "one", monitor],
    queryFn: async ({ signal }) =>
      (await api.call(getMonitor, { params: { organization, monitor }, signal })).body,
    refetchInterval: MONITORS_MS,
  });
}

/** A page of the check-ins of a monitor, newest first. */
export function checkInsQuery(organization: string, monitor: string, cursor: string | undefined) {
  return queryOptions({
    queryKey: ["monitors", organization, "check-ins", monitor, cursor],
    queryFn: async ({ signal }) => {
      const query = { limit: 50, ...(cursor !== undefined && { cursor }) };
      const page = await api.call(listCheckIns, {
        params: { organization, monitor },
        query,
        signal,
      });
      return { checkIns: page.body, next: page.next, previous: page.previous };
    },
    placeholderData: keepPreviousData,
    refetchInterval: MONITORS_MS,
  });
}

/** Making, changing and removing monitors. */
export function useMonitorChanges(organization: string) {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ["monitors", organization] });
  const create = useMutation({
    meta: { quiet: true },
    mutationFn: async (body: RouteBodyInput<typeof createMonitor>) =>
      (await api.call(createMonitor, { params: { organization }, body })).body,
    onSuccess,
  });
  const update = useMutation({
    meta: { quiet: true },
    mutationFn: async ({
      monitor,
      ...body
    }: { monitor: string } & RouteBodyInput<typeof updateMonitor>) =>
      (await api.call(updateMonitor, { params: { organization, monitor }, body })).body,
    onSuccess,
  });
  const mute = useMutation({
    mutationFn: async (change: { monitor: string; environment: string; isMuted: boolean }) => {
      const { monitor, environment, isMuted } = change;
      const params = { organization, monitor, environment };
      return (await api.call(updateMonitorEnvironment, { params, body: { isMuted } })).body;
    },
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (monitor: string) => api.call(deleteMonitor, { params: { organization, monitor } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["monitors", organization, "list"] }),
  });
  return { create, update, mute, remove };
}
