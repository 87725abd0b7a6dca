import {
  createServiceAccount,
  createServiceAccountToken,
  deleteServiceAccount,
  deleteServiceAccountToken,
  listServiceAccounts,
  listServiceAccountTokens,
  type RouteBodyInput,
} from "@vedette/contract";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";

export function serviceAccountsQuery(organization: string) {
  return queryOptions({
    queryKey: ["service-accounts", organization],
    queryFn: async ({ signal }) =>
      (await api.call(listServiceAccounts, { params: { organization }, signal })).body,
  });
}

export function serviceAccountTokensQuery(organization: string, account: string) {
  return queryOptions({
    queryKey: ["service-accounts", organization, "tokens", account],
    queryFn: async ({ signal }) =>
      (await api.call(listServiceAccountTokens, { params: { organization, account }, signal }))
        .body,
  });
}

/** The changes to the service accounts of an organization; each reloads them. */
export function useServiceAccountChanges(organization: string) {
  const queries = useQueryClient();
  const onSuccess = () =>
    queries.invalidateQueries({ queryKey: ["service-accounts", organization] });
  const create = useMutation({
    meta: { quiet: true },
    mutationFn: async (body: RouteBodyInput<typeof createServiceAccount>) =>
      (await api.call(createServiceAccount, { params: { organization }, body })).body,
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (account: string) =>
      api.call(deleteServiceAccount, { params: { organization, account } }),
    onSuccess,
  });
  return { create, remove };
}

/** The changes to the tokens of one service account. */
export function useServiceAccountTokenChanges(organization: string, account: string) {
  const queries = useQueryClient();
  const onSuccess = () =>
    queries.invalidateQueries(serviceAccountTokensQuery(organization, account));
  const create = useMutation({
    meta: { quiet: true },
    mutationFn: async (body: RouteBodyInput<typeof createServiceAccountToken>) =>
      (await api.call(createServiceAccountToken, { params: { organization, account }, body })).body,
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (accountToken: string) =>
      api.call(deleteServiceAccountToken, { params: { organization, account, accountToken } }),
    onSuccess,
  });
  return { create, remove };
}
