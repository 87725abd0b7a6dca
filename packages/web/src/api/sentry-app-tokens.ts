import { createSentryAppToken, deleteSentryAppToken, listSentryAppTokens } from "@vedette/contract";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";

export function sentryAppTokensQuery(app: string) {
  return queryOptions({
    queryKey: ["sentry-app-tokens", app],
    queryFn: async ({ signal }) =>
      (await api.call(listSentryAppTokens, { params: { app }, signal })).body,
  });
}

/** Makes another token for an internal app. Its value is in this answer and nowhere else. */
export function useCreateSentryAppToken(app: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (name: string) =>
      (await api.call(createSentryAppToken, { params: { app }, body: { name } })).body,
    onSuccess: () => queries.invalidateQueries(sentryAppTokensQuery(app)),
  });
}

export function useDeleteSentryAppToken(app: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (token: string) => api.call(deleteSentryAppToken, { params: { app, token } }),
    onSuccess: () => queries.invalidateQueries(sentryAppTokensQuery(app)),
  });
}
