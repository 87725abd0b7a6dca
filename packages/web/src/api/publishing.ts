import {
  decidePublishRequest,
  listOwnPublishRequests,
  listPublishRequests,
  type PublishRequest,
  requestPublication,
} from "@vedette/contract";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, LIVE_MS } from "./client.ts";

/** The last times an app was to be published, newest first. */
export function ownPublishRequestsQuery(app: string) {
  return queryOptions({
    queryKey: ["publish-requests", "of", app],
    queryFn: async ({ signal }) =>
      (await api.call(listOwnPublishRequests, { params: { app }, signal })).body,
    // Whoever asked waits for the answer.
    refetchInterval: ({ state }) => (state.data?.[0]?.dateDecided === null ? LIVE_MS : false),
  });
}

export interface PublishRequestsWanted {
  status?: PublishRequest["status"];
  cursor?: string;
}

/** A page of what is to be published, or was decided, for the staff. */
export function publishRequestsQuery(wanted: PublishRequestsWanted) {
  return queryOptions({
    queryKey: ["publish-requests", "all", wanted],
    queryFn: async ({ signal }) => {
      const page = await api.call(listPublishRequests, { query: { limit: 25, ...wanted }, signal });
      return { requests: page.body, next: page.next, previous: page.previous };
    },
    refetchInterval: LIVE_MS,
  });
}

/** Asks the staff to publish an app. */
export function useRequestPublication(app: string) {
  const queries = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (questionnaire: { question: string; answer: string }[]) =>
      api.call(requestPublication, { params: { app }, body: { questionnaire } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["sentry-app", app] });
      await queries.invalidateQueries({ queryKey: ["sentry-apps"] });
      await queries.invalidateQueries({ queryKey: ["publish-requests"] });
    },
  });
}

export interface PublishDecision {
  request: string;
  decision: "approve" | "refuse";
  reason: string | null;
}

/** What the staff decides; whoever asked gets a mail. */
export function useDecidePublication() {
  const queries = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: async ({ request, ...body }: PublishDecision) =>
      (await api.call(decidePublishRequest, { params: { request }, body })).body,
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ["publish-requests"] });
      await queries.invalidateQueries({ queryKey: ["directory"] });
      await queries.invalidateQueries({ queryKey: ["sentry-app"] });
    },
  });
}
