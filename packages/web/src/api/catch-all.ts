import {
  clearCaughtRequests,
  getCatchAll,
  getCaughtRequest,
  listCaughtRequests,
  rotateCatchAll,
  updateCatchAll,
} from "@vedette/contract";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";

const LOOK_MS = 2_000;

export const catchAllQuery = queryOptions({
  queryKey: ["catch-all"],
  queryFn: async ({ signal }) => (await api.call(getCatchAll, { signal })).body,
});

/** A page of what was sent to the person's address, newest first, live. */
export function caughtRequestsQuery(cursor: string | undefined) {
  return queryOptions({
    queryKey: ["catch-all", "requests", cursor],
    queryFn: async ({ signal }) => {
      const query = { limit: 25, ...(cursor !== undefined && { cursor }) };
      const page = await api.call(listCaughtRequests, { query, signal });
      return { requests: page.body, next: page.next, previous: page.previous };
    },
    refetchInterval: LOOK_MS,
  });
}

export function caughtRequestQuery(caught: string) {
  return queryOptions({
    queryKey: ["catch-all", "one", caught],
    queryFn: async ({ signal }) =>
      (await api.call(getCaughtRequest, { params: { caught }, signal })).body,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What a person does with their address; it and its requests are read again. */
export function useCatchAllChanges() {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ["catch-all"] });
  const setAnswer = useMutation({
    mutationFn: (answerStatus: number) => api.call(updateCatchAll, { body: { answerStatus } }),
    onSuccess,
  });
  const rotate = useMutation({ mutationFn: () => api.call(rotateCatchAll, {}), onSuccess });
  const clear = useMutation({ mutationFn: () => api.call(clearCaughtRequests, {}), onSuccess });
  return { setAnswer, rotate, clear };
}
