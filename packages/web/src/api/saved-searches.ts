import {
  createSavedSearch,
  deleteSavedSearch,
  listSavedSearches,
  updateSavedSearch,
  type RouteBodyInput,
} from "@vedette/contract";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";

/** The searches the person keeps, and those of the whole organization. */
export function savedSearchesQuery(organization: string) {
  return queryOptions({
    queryKey: ["searches", organization],
    queryFn: async ({ signal }) =>
      (await api.call(listSavedSearches, { params: { organization }, signal })).body,
    staleTime: 60_000,
  });
}

/** Keeping, changing and forgetting a search. */
export function useSavedSearchChanges(organization: string) {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries(savedSearchesQuery(organization));
  const create = useMutation({
    meta: { quiet: true },
    mutationFn: async (body: RouteBodyInput<typeof createSavedSearch>) =>
      (await api.call(createSavedSearch, { params: { organization }, body })).body,
    onSuccess,
  });
  const update = useMutation({
    meta: { quiet: true },
    mutationFn: async ({
      search,
      ...body
    }: { search: string } & RouteBodyInput<typeof updateSavedSearch>) =>
      (await api.call(updateSavedSearch, { params: { organization, search }, body })).body,
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (search: string) =>
      api.call(deleteSavedSearch, { params: { organization, search } }),
    onSuccess,
  });
  return { create, update, remove };
}
