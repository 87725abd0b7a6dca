import {
  clearHootOverride,
  createHoot,
  deleteHoot,
  followHoot,
  getHoot,
  getHootPopup,
  listHoots,
  overrideHoot,
  testHootActions,
  unfollowHoot,
  updateHoot,
  type RouteBodyInput,
  type RouteQueryInput,
} from "@vedette/contract";
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, LIVE_MS } from "./client.ts";

type HootListQuery = NonNullable<RouteQueryInput<typeof listHoots>>;

/** A page of the hoots of an organization, live. */
export function hootListQuery(organization: string, query: HootListQuery) {
  return queryOptions({
    queryKey: ["hoots", organization, "list", query],
    queryFn: async ({ signal }) => {
      const page = await api.call(listHoots, {
        params: { organization },
        query: { limit: 50, ...query },
        signal,
      });
      return { hoots: page.body, next: page.next, previous: page.previous };
    },
    placeholderData: keepPreviousData,
    refetchInterval: LIVE_MS,
  });
}

export function hootQuery(organization: string, hoot: string) {
  return queryOptions({
    queryKey: ["hoots", organization, "one", hoot],
    queryFn: async ({ signal }) =>
      (await api.call(getHoot, { params: { organization, hoot }, signal })).body,
    refetchInterval: LIVE_MS,
  });
}

/** What members see when they open a badge. */
export function hootPopupQuery(hoot: string) {
  return queryOptions({
    queryKey: ["hoot-popup", hoot],
    queryFn: async ({ signal }) =>
      (await api.call(getHootPopup, { params: { hoot }, signal })).body,
    refetchInterval: LIVE_MS,
  });
}

/** The changes to hoots; every list is read again. */
export function useHootChanges(organization: string) {
  const queries = useQueryClient();
  const onSuccess = async () => {
    await queries.invalidateQueries({ queryKey: ["hoots", organization] });
    await queries.invalidateQueries({ queryKey: ["sentries", organization] });
    await queries.invalidateQueries({ queryKey: ["hoot-popup"] });
  };
  const create = useMutation({
    meta: { quiet: true },
    mutationFn: async (body: RouteBodyInput<typeof createHoot>) =>
      (await api.call(createHoot, { params: { organization }, body })).body,
    onSuccess,
  });
  const update = useMutation({
    meta: { quiet: true },
    mutationFn: async ({ hoot, ...body }: { hoot: string } & RouteBodyInput<typeof updateHoot>) =>
      (await api.call(updateHoot, { params: { organization, hoot }, body })).body,
    onSuccess,
  });
  const override = useMutation({
    meta: { quiet: true },
    mutationFn: async ({ hoot, ...body }: { hoot: string } & RouteBodyInput<typeof overrideHoot>) =>
      (await api.call(overrideHoot, { params: { organization, hoot }, body })).body,
    onSuccess,
  });
  const clearOverride = useMutation({
    mutationFn: (hoot: string) => api.call(clearHootOverride, { params: { organization, hoot } }),
    onSuccess,
  });
  const follow = useMutation({
    mutationFn: ({ hoot, isFollowed }: { hoot: string; isFollowed: boolean }) =>
      api.call(isFollowed ? followHoot : unfollowHoot, { params: { organization, hoot } }),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (hoot: string) => api.call(deleteHoot, { params: { organization, hoot } }),
    onSuccess,
  });
  const tryActions = useMutation({
    meta: { quiet: true },
    mutationFn: async (body: RouteBodyInput<typeof testHootActions>) =>
      (await api.call(testHootActions, { params: { organization }, body })).body.actions,
  });
  return { create, update, override, clearOverride, follow, remove, tryActions };
}
