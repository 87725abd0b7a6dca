import {
  createMetricAlert,
  deleteMetricAlert,
  disableMetricAlert,
  enableMetricAlert,
  getMetricAlert,
  getMetricAlertConfiguration,
  getMetricAlertSeries,
  listMetricAlerts,
  previewMetricAlert,
  snoozeMetricAlert,
  testMetricActions,
  unsnoozeMetricAlert,
  updateMetricAlert,
  type MetricAlertRuleUpdate,
  type MetricAlertRuleWrite,
  type RouteBodyInput,
  type RouteQueryInput,
} from "@vedette/contract";
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";
import { useLive } from "./live.ts";

/** A page of the metric alerts of an organization, oldest first. */
export function metricAlertsQuery(
  organization: string,
  query: NonNullable<RouteQueryInput<typeof listMetricAlerts>>,
) {
  return queryOptions({
    queryKey: ["metric-alerts", organization, "list", query],
    queryFn: async ({ signal }) => {
      const page = await api.call(listMetricAlerts, { params: { organization }, query, signal });
      return { rules: page.body, next: page.next, previous: page.previous };
    },
    placeholderData: keepPreviousData,
  });
}

export function metricAlertQuery(organization: string, rule: string) {
  return queryOptions({
    queryKey: ["metric-alerts", organization, "one", rule],
    queryFn: async ({ signal }) =>
      (await api.call(getMetricAlert, { params: { organization, rule }, signal })).body,
  });
}

/** What metric alerts can measure, and whom they can tell. */
export function metricConfigurationQuery(organization: string) {
  return queryOptions({
    queryKey: ["metric-alert-configuration", organization],
    queryFn: async ({ signal }) =>
      (await api.call(getMetricAlertConfiguration, { params: { organization }, signal })).body,
    staleTime: 60_000,
  });
}

/** What a metric alert measured in a period: `24h`, or from one instant to another. */
export function metricSeriesQuery(
  organization: string,
  rule: string,
  query: NonNullable<RouteQueryInput<typeof getMetricAlertSeries>>,
) {
  return queryOptions({
    queryKey: ["metric-alerts", organization, "series", rule, query],
    queryFn: async ({ signal }) => {
      const params = { organization, rule };
      return (await api.call(getMetricAlertSeries, { params, query, signal })).body;
    },
    placeholderData: keepPreviousData,
  });
}

export type MetricPreviewInput = RouteBodyInput<typeof previewMetricAlert>;

/** What a metric alert that is being written would have measured and done. */
export function metricPreviewQuery(organization: string, body: MetricPreviewInput) {
  return queryOptions({
    queryKey: ["metric-alert-preview", organization, body],
    queryFn: async ({ signal }) =>
      (await api.call(previewMetricAlert, { params: { organization }, body, signal })).body,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

/** Has all that is shown of metric alerts read again when one changes; gives the interval in which to ask regardless. */
export function useLiveMetricAlerts(organization: string): number {
  const queries = useQueryClient();
  return useLive(organization, "alerts", () => {
    void queries.invalidateQueries({ queryKey: ["metric-alerts", organization] });
    void queries.invalidateQueries({ queryKey: ["incidents", organization] });
  });
}

/** What people do with metric alerts; all that is shown of them is read again. */
export function useMetricAlertChanges(organization: string) {
  const queries = useQueryClient();
  const params = { organization };
  const onSuccess = () => queries.invalidateQueries({ queryKey: ["metric-alerts", organization] });
  const create = useMutation({
    meta: { quiet: true },
    mutationFn: async (body: MetricAlertRuleWrite) =>
      (await api.call(createMetricAlert, { params, body })).body,
    onSuccess,
  });
  const update = useMutation({
    meta: { quiet: true },
    mutationFn: async ({ rule, ...body }: { rule: string } & MetricAlertRuleUpdate) =>
      (await api.call(updateMetricAlert, { params: { ...params, rule }, body })).body,
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (rule: string) => api.call(deleteMetricAlert, { params: { ...params, rule } }),
    onSuccess: () =>
      queries.invalidateQueries({ queryKey: ["metric-alerts", organization, "list"] }),
  });
  const enable = useMutation({
    mutationFn: async ({ rule, isEnabled }: { rule: string; isEnabled: boolean }) => {
      const route = isEnabled ? enableMetricAlert : disableMetricAlert;
      await api.call(route, { params: { ...params, rule } });
    },
    onSuccess,
  });
  const snooze = useMutation({
    mutationFn: async ({
      rule,
      ...body
    }: { rule: string } & RouteBodyInput<typeof snoozeMetricAlert>) =>
      (await api.call(snoozeMetricAlert, { params: { ...params, rule }, body })).body,
    onSuccess,
  });
  const unsnooze = useMutation({
    mutationFn: (rule: string) => api.call(unsnoozeMetricAlert, { params: { ...params, rule } }),
    onSuccess,
  });
  const tryActions = useMutation({
    meta: { quiet: true },
    mutationFn: async (body: RouteBodyInput<typeof testMetricActions>) =>
      (await api.call(testMetricActions, { params, body })).body.actions,
  });
  return { create, update, remove, enable, snooze, unsnooze, tryActions };
}
