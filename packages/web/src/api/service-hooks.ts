import {
  createServiceHook,
  deleteServiceHook,
  listServiceHooks,
  updateServiceHook,
  type RouteBodyInput,
} from "@vedette/contract";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";

export function serviceHooksQuery(organization: string, project: string) {
  return queryOptions({
    queryKey: ["service-hooks", organization, project],
    queryFn: async ({ signal }) =>
      (await api.call(listServiceHooks, { params: { organization, project }, signal })).body,
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
