import {
  bulkDeleteIssues,
  bulkUpdateIssues,
  deleteIssue,
  getIssue,
  getShortId,
  listIssues,
  listIssueTags,
  updateIssue,
  type IssueUpdate,
  type RouteQueryInput,
} from "@vedette/contract";
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";

export const ISSUES_A_PAGE = 25;

type IssueListQuery = NonNullable<RouteQueryInput<typeof listIssues>>;

/** One page of the issue list. `hits` is the number of issues on all pages, if told. */
export function issueListQuery(organization: string, query: IssueListQuery) {
  return queryOptions({
    queryKey: ["issues", organization, "list", query],
    queryFn: async ({ signal }) => {
      const page = await api.call(listIssues, {
        params: { organization },
        query: { limit: ISSUES_A_PAGE, groupStatsPeriod: "24h", ...query },
        signal,
      });
      const hits = Number(page.headers.get("x-hits") ?? Number.NaN);
      return {
        issues: page.body,
        next: page.next,
        previous: page.previous,
        hits: Number.isFinite(hits) ? hits : undefined,
      };
    },
    placeholderData: keepPreviousData,
  });
}

export function issueQuery(organization: string, issue: string) {
  return queryOptions({
    queryKey: ["issues", organization, "one", issue],
    queryFn: async ({ signal }) =>
      (await api.call(getIssue, { params: { organization, issue }, signal })).body,
  });
}

/** The id behind the name people say, such as `SHOP-3`. */
export function shortIdQuery(organization: string, shortId: string) {
  return queryOptions({
    queryKey: ["short-ids", organization, shortId],
    queryFn: async ({ signal }) =>
      (await api.call(getShortId, { params: { organization, shortId }, signal })).body.groupId,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function issueTagsQuery(organization: string, issue: string) {
  return queryOptions({
    queryKey: ["issues", organization, "tags", issue],
    queryFn: async ({ signal }) =>
      (await api.call(listIssueTags, { params: { organization, issue }, signal })).body,
    staleTime: 30_000,
  });
}

/** Changes one issue; every list is read again. */
export function useUpdateIssue(organization: string, issue: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (change: IssueUpdate) =>
      (await api.call(updateIssue, { params: { organization, issue }, body: change })).body,
    onSuccess: (detail) => {
      queries.setQueryData(issueQuery(organization, issue).queryKey, detail);
      return queries.invalidateQueries({ queryKey: ["issues", organization, "list"] });
    },
  });
}

/** Notes that the caller has seen an issue. Quiet: who may only read has no need to hear of it. */
export function useSetSeen(organization: string, issue: string) {
  const queries = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: () =>
      api.call(updateIssue, { params: { organization, issue }, body: { hasSeen: true } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["issues", organization, "list"] }),
  });
}

/** Changes the issues named by id; every list is read again. */
export function useUpdateIssues(organization: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ ids, change }: { ids: string[]; change: IssueUpdate }) =>
      api.call(bulkUpdateIssues, { params: { organization }, query: { id: ids }, body: change }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["issues", organization] }),
  });
}

/** Makes one issue of those named by id. */
export function useMergeIssues(organization: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ids: string[]) =>
      api.call(bulkUpdateIssues, {
        params: { organization },
        query: { id: ids },
        body: { merge: true },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["issues", organization] }),
  });
}

/** Deletes the issues named by id, with their events. */
export function useDeleteIssues(organization: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ids: string[]) =>
      api.call(bulkDeleteIssues, { params: { organization }, query: { id: ids } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["issues", organization, "list"] }),
  });
}

/** Deletes one issue; what was read of it goes with it, for its page is left. */
export function useDeleteIssue(organization: string, issue: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.call(deleteIssue, { params: { organization, issue } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["issues", organization, "list"] }),
  });
}
