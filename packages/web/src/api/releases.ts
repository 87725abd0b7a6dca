import {
  deleteRelease,
  getOrganizationSessions,
  getRelease,
  listDeploys,
  listReleaseCommits,
  listReleases,
  updateRelease,
  type RouteBodyInput,
  type RouteQueryInput,
} from "@vedette/contract";
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";

type ReleasesQuery = NonNullable<RouteQueryInput<typeof listReleases>>;

/** A page of releases, the newest first. */
export function releasesQuery(organization: string, query: ReleasesQuery) {
  return queryOptions({
    queryKey: ["releases", organization, "list", query],
    queryFn: async ({ signal }) => {
      const page = await api.call(listReleases, { params: { organization }, query, signal });
      return { releases: page.body, next: page.next, previous: page.previous };
    },
    placeholderData: keepPreviousData,
  });
}

export function releaseQuery(organization: string, version: string) {
  return queryOptions({
    queryKey: ["releases", organization, "one", version],
    queryFn: async ({ signal }) =>
      (await api.call(getRelease, { params: { organization, version }, signal })).body,
  });
}

export function deploysQuery(organization: string, version: string) {
  return queryOptions({
    queryKey: ["releases", organization, "deploys", version],
    queryFn: async ({ signal }) =>
      (await api.call(listDeploys, { params: { organization, version }, signal })).body,
  });
}

export function releaseCommitsQuery(organization: string, version: string) {
  return queryOptions({
    queryKey: ["releases", organization, "commits", version],
    queryFn: async ({ signal }) =>
      (await api.call(listReleaseCommits, { params: { organization, version }, signal })).body,
  });
}

/** The health of all releases of the last days, or of one of them by the day. */
export function releaseHealthQuery(
  organization: string,
  { statsPeriod, version }: { statsPeriod: string; version?: string },
) {
  return queryOptions({
    queryKey: ["releases", organization, "health", statsPeriod, version],
    queryFn: async ({ signal }) => {
      const query = {
        statsPeriod,
        groupBy: ["release"],
        field: [
          "sum(session)",
          "count_unique(user)",
          "crash_free_rate(session)",
          "crash_free_rate(user)",
        ],
        interval: "1d",
        ...(version !== undefined && { query: `release:"${version}"` }),
      };
      const input = { params: { organization }, query, signal };
      return (await api.call(getOrganizationSessions, input)).body;
    },
    staleTime: 30_000,
  });
}

/** Changing a release, and removing it; its lists are read again. */
export function useReleaseChanges(organization: string, version: string) {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ["releases", organization] });
  const update = useMutation({
    mutationFn: async (body: RouteBodyInput<typeof updateRelease>) =>
      (await api.call(updateRelease, { params: { organization, version }, body })).body,
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: () => api.call(deleteRelease, { params: { organization, version } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["releases", organization, "list"] }),
  });
  return { update, remove };
}
