import {
  createAlertRule,
  deleteAlertRule,
  enableAlertRule,
  getAlertRule,
  getRuleConfiguration,
  getRuleStats,
  listAlertRules,
  listRuleFirings,
  previewAlertRule,
  snoozeAlertRule,
  testRuleActions,
  unsnoozeAlertRule,
  updateAlertRule,
  type AlertRuleUpdate,
  type AlertRuleWrite,
  type RouteBodyInput,
} from "@vedette/contract";
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, LIVE_MS } from "./client.ts";

export interface RulePlace {
  organization: string;
  project: string;
}

export function alertRulesQuery({ organization, project }: RulePlace) {
  return queryOptions({
    queryKey: ["alert-rules", organization, project],
    queryFn: async ({ signal }) =>
      (await api.call(listAlertRules, { params: { organization, project }, signal })).body,
  });
}

export function alertRuleQuery({ organization, project }: RulePlace, rule: string) {
  return queryOptions({
    queryKey: ["alert-rules", organization, project, "one", rule],
    queryFn: async ({ signal }) =>
      (await api.call(getAlertRule, { params: { organization, project, rule }, signal })).body,
    refetchInterval: LIVE_MS,
  });
}

/** What rules of a project can be made of. */
export function ruleConfigurationQuery({ organization, project }: RulePlace) {
  return queryOptions({
    queryKey: ["rule-configuration", organization, project],
    queryFn: async ({ signal }) =>
      (await api.call(getRuleConfiguration, { params: { organization, project }, signal })).body,
    staleTime: 60_000,
  });
}

/** Each time a rule fired, newest first. */
export function ruleFiringsQuery(place: RulePlace, rule: string, cursor: string | undefined) {
  const { organization, project } = place;
  return queryOptions({
    queryKey: ["alert-rules", organization, project, "firings", rule, cursor],
    queryFn: async ({ signal }) => {
      const page = await api.call(listRuleFirings, {
        params: { organization, project, rule },
        query: { limit: 25, ...(cursor !== undefined && { cursor }) },
        signal,
      });
      return { firings: page.body, next: page.next, previous: page.previous };
    },
    placeholderData: keepPreviousData,
    refetchInterval: LIVE_MS,
  });
}

/** How often a rule fired in each hour of the last week. */
export function ruleStatsQuery({ organization, project }: RulePlace, rule: string) {
  return queryOptions({
    queryKey: ["alert-rules", organization, project, "stats", rule],
    queryFn: async ({ signal }) => {
      const params = { organization, project, rule };
      return (await api.call(getRuleStats, { params, query: { statsPeriod: "7d" }, signal })).body;
    },
    refetchInterval: LIVE_MS,
  });
}

/** What people do with the rules of a project; all that is shown of them is read again. */
export function useAlertRuleChanges({ organization, project }: RulePlace) {
  const queries = useQueryClient();
  const params = { organization, project };
  const onSuccess = () =>
    queries.invalidateQueries({ queryKey: ["alert-rules", organization, project] });
  const create = useMutation({
    meta: { quiet: true },
    mutationFn: async (body: AlertRuleWrite) =>
      (await api.call(createAlertRule, { params, body })).body,
    onSuccess,
  });
  const update = useMutation({
    meta: { quiet: true },
    mutationFn: async ({ rule, ...body }: { rule: string } & AlertRuleUpdate) =>
      (await api.call(updateAlertRule, { params: { ...params, rule }, body })).body,
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (rule: string) => api.call(deleteAlertRule, { params: { ...params, rule } }),
    onSuccess,
  });
  const enable = useMutation({
    mutationFn: (rule: string) => api.call(enableAlertRule, { params: { ...params, rule } }),
    onSuccess,
  });
  const snooze = useMutation({
    mutationFn: async ({
      rule,
      ...body
    }: { rule: string } & RouteBodyInput<typeof snoozeAlertRule>) =>
      (await api.call(snoozeAlertRule, { params: { ...params, rule }, body })).body,
    onSuccess,
  });
  const unsnooze = useMutation({
    mutationFn: (rule: string) => api.call(unsnoozeAlertRule, { params: { ...params, rule } }),
    onSuccess,
  });
  const preview = useMutation({
    meta: { quiet: true },
    mutationFn: async (body: RouteBodyInput<typeof previewAlertRule>) =>
      (await api.call(previewAlertRule, { params, body })).body,
  });
  const testFire = useMutation({
    meta: { quiet: true },
    mutationFn: async (body: RouteBodyInput<typeof testRuleActions>) =>
      (await api.call(testRuleActions, { params, body })).body,
  });
  return { create, update, remove, enable, snooze, unsnooze, preview, testFire };
}
