import {
  createServiceHook,
  deleteServiceHook,
  getServiceHook,
  listServiceHookDeliveries,
  listServiceHookRecoveries,
  listServiceHooks,
  recoverServiceHookDeliveries,
  updateServiceHook,
  type RouteBodyInput,
} from "@vedette/contract";
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";

export function serviceHooksQuery(organization: string, project: string) {
  return queryOptions({
    queryKey: ["service-hooks", organization, project],
    queryFn: async ({ signal }) =>
      (await api.call(listServiceHooks, { params: { organization, project }, signal })).body,
  });
}

/** One hook of a project, as addresses name it. */
export interface HookAddress {
  organization: string;
  project: string;
  hook: string;
}

export function serviceHookQuery(params: HookAddress) {
  return queryOptions({
    queryKey: ["service-hooks", params.organization, params.project, params.hook],
    queryFn: async ({ signal }) => (await api.call(getServiceHook, { params, signal })).body,
  });
}

/** A page of what a hook was told, is owed and missed, newest first. */
export function hookDeliveriesQuery(params: HookAddress, cursor: string | undefined) {
  return queryOptions({
    queryKey: ["deliveries", "hook", params.hook, "list", cursor],
    queryFn: async ({ signal }) => {
      const query = { limit: 25, ...(cursor !== undefined && { cursor }) };
      const page = await api.call(listServiceHookDeliveries, { params, query, signal });
      return { deliveries: page.body, next: page.next, previous: page.previous };
    },
    placeholderData: keepPreviousData,
  });
}

/** What a hook was sent again lately, and how far that is. */
export function hookRecoveriesQuery(params: HookAddress) {
  return queryOptions({
    queryKey: ["deliveries", "hook", params.hook, "recoveries"],
    queryFn: async ({ signal }) =>
      (await api.call(listServiceHookRecoveries, { params, signal })).body,
    refetchInterval: ({ state }) =>
      state.data?.some(({ dateFinished }) => dateFinished === null) === true ? 2_000 : false,
  });
}

/** Sends a hook again what it missed; everything shown of its deliveries is read again. */
export function useHookRecovery(params: HookAddress) {
  const queries = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: async (body: RouteBodyInput<typeof recoverServiceHookDeliveries>) =>
      (await api.call(recoverServiceHookDeliveries, { params, body })).body,
    onSuccess: () => queries.invalidateQueries({ queryKey: ["deliveries", "hook", params.hook] }),
  });
}

/**
 * Switches a hook on that was stopped; given a time, it is sent again what it missed since. `onDone`
 * is called even when what asked for it is no longer shown.
 */
export function useHookComeback(params: HookAddress, onDone: (since: string | null) => void) {
  const queries = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: async (since: string | null) => {
      await api.call(updateServiceHook, { params, body: { isActive: true } });
      if (since !== null) await api.call(recoverServiceHookDeliveries, { params, body: { since } });
    },
    onSuccess: async (_, since) => {
      onDone(since);
      await queries.invalidateQueries({ queryKey: ["deliveries", "hook", params.hook] });
      await queries.invalidateQueries(serviceHooksQuery(params.organization, params.project));
    },
  });
}

/** The changes to a project's service hooks; the secret of a new one is in its answer. */
export function useServiceHookChanges(organization: string, project: string) {
  const queries = useQueryClient();
  const params = { organization, project };
  const onSuccess = () => queries.invalidateQueries(serviceHooksQuery(organization, project));
  const create = useMutation({
    meta: { quiet: true },
    mutationFn: async (body: RouteBodyInput<typeof createServiceHook>) =>
      (await api.call(createServiceHook, { params, body })).body,
    onSuccess,
  });
  const setActive = useMutation({
    mutationFn: ({ hook, isActive }: { hook: string; isActive: boolean }) =>
      api.call(updateServiceHook, { params: { ...params, hook }, body: { isActive } }),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (hook: string) => api.call(deleteServiceHook, { params: { ...params, hook } }),
    onSuccess,
  });
  return { create, setActive, remove };
}
