import { createApiToken, deleteApiToken, listApiTokens, type Scope } from "@vedette/contract";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";

export const apiTokensQuery = queryOptions({
  queryKey: ["api-tokens"],
  queryFn: async ({ signal }) => (await api.call(listApiTokens, { signal })).body,
});

/** Makes a personal token. Its value is in this answer and nowhere else. */
export function useCreateApiToken() {
  const queries = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: async (body: { name: string; scopes: Scope[] }) =>
      (await api.call(createApiToken, { body })).body,
    onSuccess: () => queries.invalidateQueries(apiTokensQuery),
  });
}

export function useDeleteApiToken() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (tokenId: string) => api.call(deleteApiToken, { body: { tokenId } }),
    onSuccess: () => queries.invalidateQueries(apiTokensQuery),
  });
}
