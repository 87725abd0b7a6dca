import {
  createSentryApp,
  deleteSentryApp,
  getSentryApp,
  listOrganizationSentryApps,
  listWebhookRequests,
  rotateSentryAppSecret,
  updateSentryApp,
  type SentryAppCreate,
  type SentryAppUpdate,
} from "@vedette/contract";
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, LIVE_MS } from "./client.ts";

export function organizationAppsQuery(organization: string) {
  return queryOptions({
    queryKey: ["sentry-apps", organization],
    queryFn: async ({ signal }) =>
      (await api.call(listOrganizationSentryApps, { params: { organization }, signal })).body,
  });
}

export function sentryAppQuery(app: string) {
  return queryOptions({
    queryKey: ["sentry-app", app],
    queryFn: async ({ signal }) => (await api.call(getSentryApp, { params: { app }, signal })).body,
  });
}

/** What an app was sent lately and what it answered, live. */
export function webhookRequestsQuery(app: string, errorsOnly: boolean) {
  return queryOptions({
    queryKey: ["webhook-requests", app, errorsOnly],
    queryFn: async ({ signal }) => {
      const query = { limit: 25, ...(errorsOnly ? { errorsOnly } : {}) };
      return (await api.call(listWebhookRequests, { params: { app }, query, signal })).body;
    },
    placeholderData: keepPreviousData,
    refetchInterval: LIVE_MS,
  });
}

/** Creates an app. Its secret and first token are in this answer. */
export function useCreateSentryApp(organization: string) {
  const queries = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: async (body: SentryAppCreate) =>
      (await api.call(createSentryApp, { body: { ...body, organization } })).body,
    onSuccess: () => queries.invalidateQueries(organizationAppsQuery(organization)),
  });
}

export function useUpdateSentryApp(app: string) {
  const queries = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: async (body: SentryAppUpdate) =>
      (await api.call(updateSentryApp, { params: { app }, body })).body,
    onSuccess: async (changed) => {
      queries.setQueryData(sentryAppQuery(app).queryKey, changed);
      await queries.invalidateQueries({ queryKey: ["sentry-apps"] });
    },
  });
}

export function useDeleteSentryApp(app: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.call(deleteSentryApp, { params: { app } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["sentry-apps"] }),
  });
}

/** Replaces the client secret at once; the new one is in this answer. */
export function useRotateSecret(app: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => (await api.call(rotateSentryAppSecret, { params: { app } })).body,
    onSuccess: () => queries.invalidateQueries(sentryAppQuery(app)),
  });
}
