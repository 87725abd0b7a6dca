import {
  getDelivery,
  getSentryAppInteraction,
  getSentryAppStats,
  listDeliveries,
  listRecoveries,
  listWebhookEvents,
  recoverDeliveries,
  resendDelivery,
  sendTestWebhook,
  type RouteBodyInput,
  type RouteQueryInput,
} from "@vedette/contract";
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";

export type DeliveryListQuery = NonNullable<RouteQueryInput<typeof listDeliveries>>;

/** A page of what an integration was told, is owed and missed, newest first. */
export function deliveryListQuery(app: string, query: DeliveryListQuery) {
  return queryOptions({
    queryKey: ["deliveries", app, "list", query],
    queryFn: async ({ signal }) => {
      const page = await api.call(listDeliveries, {
        params: { app },
        query: { limit: 50, ...query },
        signal,
      });
      return { deliveries: page.body, next: page.next, previous: page.previous };
    },
    placeholderData: keepPreviousData,
  });
}

export function deliveryQuery(delivery: string) {
  return queryOptions({
    queryKey: ["deliveries", "one", delivery],
    queryFn: async ({ signal }) =>
      (await api.call(getDelivery, { params: { delivery }, signal })).body,
  });
}

/** What was sent again lately, and how far that is. */
export function recoveriesQuery(app: string) {
  return queryOptions({
    queryKey: ["deliveries", app, "recoveries"],
    queryFn: async ({ signal }) =>
      (await api.call(listRecoveries, { params: { app }, signal })).body,
    refetchInterval: ({ state }) =>
      state.data?.some(({ dateFinished }) => dateFinished === null) === true ? 2_000 : false,
  });
}

/** Every kind of webhook there is. */
export const webhookEventsQuery = queryOptions({
  queryKey: ["webhook-events"],
  queryFn: async ({ signal }) => (await api.call(listWebhookEvents, { signal })).body,
  staleTime: Number.POSITIVE_INFINITY,
});

/** Installs and uninstalls, views and use of components: the last thirty days, by the day. */
export function appUsageQuery(app: string, since: number) {
  return queryOptions({
    queryKey: ["sentry-app-usage", app, since],
    queryFn: async ({ signal }) => {
      const query = { since, resolution: "1d" } as const;
      const [stats, interaction] = await Promise.all([
        api.call(getSentryAppStats, { params: { app }, query, signal }),
        api.call(getSentryAppInteraction, { params: { app }, query, signal }),
      ]);
      return { ...stats.body, ...interaction.body };
    },
  });
}

/** Sends a delivery again. */
export function useResend() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (delivery: string) =>
      (await api.call(resendDelivery, { params: { delivery } })).body,
    onSuccess: () => queries.invalidateQueries({ queryKey: ["deliveries"] }),
  });
}

/** What people do with an integration's deliveries; everything shown of them is read again. */
export function useDeliveryChanges(app: string) {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ["deliveries"] });
  const sendTest = useMutation({
    meta: { quiet: true },
    mutationFn: async (event: string) =>
      (await api.call(sendTestWebhook, { params: { app }, body: { event } })).body,
    onSuccess,
  });
  const recover = useMutation({
    meta: { quiet: true },
    mutationFn: async (body: RouteBodyInput<typeof recoverDeliveries>) =>
      (await api.call(recoverDeliveries, { params: { app }, body })).body,
    onSuccess,
  });
  return { sendTest, recover };
}
