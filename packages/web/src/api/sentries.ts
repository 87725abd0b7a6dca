import {
  createSentry,
  deleteSentry,
  deleteSentryToken,
  getSentry,
  getSentryAnalytics,
  listSentries,
  listSentryHistory,
  rotateSentryToken,
  updateSentry,
  type RouteBodyInput,
  type RouteQueryInput,
} from "@vedette/contract";
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, LIVE_MS } from "./client.ts";

type SentryListQuery = NonNullable<RouteQueryInput<typeof listSentries>>;

/** A page of the sentries of an organization, live. */
export function sentryListQuery(organization: string, query: SentryListQuery) {
  return queryOptions({
    queryKey: ["sentries", organization, "list", query],
    queryFn: async ({ signal }) => {
      const page = await api.call(listSentries, {
        params: { organization },
        query: { limit: 50, ...query },
        signal,
      });
      return { sentries: page.body, next: page.next, previous: page.previous };
    },
    placeholderData: keepPreviousData,
    refetchInterval: LIVE_MS,
  });
}

export function sentryQuery(organization: string, sentry: string) {
  return queryOptions({
    queryKey: ["sentries", organization, "one", sentry],
    queryFn: async ({ signal }) =>
      (await api.call(getSentry, { params: { organization, sentry }, signal })).body,
    refetchInterval: LIVE_MS,
  });
}

export function sentryHistoryQuery(organization: string, sentry: string, cursor?: string) {
  return queryOptions({
    queryKey: ["sentries", organization, "history", sentry, cursor],
    queryFn: async ({ signal }) => {
      const page = await api.call(listSentryHistory, {
        params: { organization, sentry },
        query: { limit: 25, ...(cursor !== undefined && { cursor }) },
        signal,
      });
      return { entries: page.body, next: page.next, previous: page.previous };
    },
    placeholderData: keepPreviousData,
    refetchInterval: LIVE_MS,
  });
}

export function sentryAnalyticsQuery(organization: string, sentry: string, statsPeriod: string) {
  return queryOptions({
    queryKey: ["sentries", organization, "analytics", sentry, statsPeriod],
    queryFn: async ({ signal }) => {
      const params = { organization, sentry };
      return (await api.call(getSentryAnalytics, { params, query: { statsPeriod }, signal })).body;
    },
    placeholderData: keepPreviousData,
  });
}

/** The changes to sentries; every list and badge is read again. */
export function useSentryChanges(organization: string) {
  const queries = useQueryClient();
  const onSuccess = async () => {
    await queries.invalidateQueries({ queryKey: ["sentries", organization] });
    await queries.invalidateQueries({ queryKey: ["hoots", organization] });
  };
  const create = useMutation({
    meta: { quiet: true },
    mutationFn: async (body: RouteBodyInput<typeof createSentry>) =>
      (await api.call(createSentry, { params: { organization }, body })).body,
    onSuccess,
  });
  const update = useMutation({
    meta: { quiet: true },
    mutationFn: async ({
      sentry,
      ...body
    }: { sentry: string } & RouteBodyInput<typeof updateSentry>) =>
      (await api.call(updateSentry, { params: { organization, sentry }, body })).body,
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (sentry: string) => api.call(deleteSentry, { params: { organization, sentry } }),
    onSuccess,
  });
  const rotateToken = useMutation({
    mutationFn: async (sentry: string) =>
      (await api.call(rotateSentryToken, { params: { organization, sentry } })).body,
    onSuccess,
  });
  const removeToken = useMutation({
    mutationFn: (sentry: string) =>
      api.call(deleteSentryToken, { params: { organization, sentry } }),
    onSuccess,
  });
  return { create, update, remove, rotateToken, removeToken };
}
