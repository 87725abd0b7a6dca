import { createOrgAuthToken, deleteOrgAuthToken, listOrgAuthTokens } from "@vedette/contract";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";

export function orgAuthTokensQuery(organization: string) {
  return queryOptions({
    queryKey: ["org-auth-tokens", organization],
    queryFn: async ({ signal }) =>
      (await api.call(listOrgAuthTokens, { params: { organization }, signal })).body,
  });
}

/** The changes to the tokens of an organization; the value of a new one is in its answer. */
export function useOrgAuthTokenChanges(organization: string) {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries(orgAuthTokensQuery(organization));
  const create = useMutation({
    meta: { quiet: true },
    mutationFn: async (name: string) =>
      (await api.call(createOrgAuthToken, { params: { organization }, body: { name } })).body,
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (orgToken: string) =>
      api.call(deleteOrgAuthToken, { params: { organization, orgToken } }),
    onSuccess,
  });
  return { create, remove };
}
