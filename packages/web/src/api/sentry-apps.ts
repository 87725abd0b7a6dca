import {
  createSentryApp,
  checkAppSchema,
  deleteSentryApp,
  enableSentryAppWebhooks,
  getSentryApp,
  listOrganizationSentryApps,
  listWebhookRequests,
  rotateSentryAppSecret,
  updateSentryApp,
  updateSentryAppAvatar,
  type SentryApp,
  type SentryAppCreate,
  type SentryAppUpdate,
} from "@vedette/contract";
import {
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { api, LIVE_MS } from "./client.ts";
import { hasStatus } from "./errors.ts";

/** A page of the apps an organization owns. */
export function organizationAppsQuery(organization: string, cursor: string | undefined) {
  return queryOptions({
    queryKey: ["sentry-apps", organization, cursor],
    queryFn: async ({ signal }) => {
      const query = { limit: 50, ...(cursor !== undefined && { cursor }) };
      const page = await api.call(listOrganizationSentryApps, {
        params: { organization },
        query,
        signal,
      });
      return { apps: page.body, next: page.next, previous: page.previous };
    },
  });
}

export function sentryAppQuery(app: string) {
  return queryOptions({
    queryKey: ["sentry-app", app],
    queryFn: async ({ signal }) => (await api.call(getSentryApp, { params: { app }, signal })).body,
  });
}

/**
 * One of an organization's own apps. While it is switched off, only the list of them has it; its
 * owner may still look after it.
 */
export function ownAppQuery(organization: string, app: string) {
  return queryOptions({
    queryKey: ["sentry-app", app, "of", organization],
    queryFn: async ({ signal }) => {
      try {
        return (await api.call(getSentryApp, { params: { app }, signal })).body;
      } catch (error) {
        if (!hasStatus(error, 403)) throw error;
        const own = await findOwnApp(organization, app, signal);
        if (own === undefined) throw error;
        return own;
      }
    },
    // Until the staff has decided.
    refetchInterval: ({ state }) =>
      state.data?.status === "publish_request_inprogress" ? LIVE_MS : false,
  });
}

async function findOwnApp(organization: string, app: string, signal: AbortSignal) {
  const own = await api.call(listOrganizationSentryApps, { params: { organization }, signal });
  return own.body.find(({ slug }) => slug === app);
}

/** What an app was sent lately and what it answered, live. */
export function webhookRequestsQuery(
  app: string,
  { errorsOnly, eventType }: { errorsOnly: boolean; eventType: string },
) {
  return queryOptions({
    queryKey: ["webhook-requests", app, errorsOnly, eventType],
    queryFn: async ({ signal }) => {
      const query = { limit: 25, eventType, ...(errorsOnly && { errorsOnly }) };
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
    onSuccess: () => queries.invalidateQueries({ queryKey: ["sentry-apps", organization] }),
  });
}

export function useUpdateSentryApp(app: string) {
  const queries = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: async (body: SentryAppUpdate) =>
      (await api.call(updateSentryApp, { params: { app }, body })).body,
    onSuccess: async (changed) => {
      await showChanged(queries, app, changed);
    },
  });
}

/** Sends webhooks again to an app whose receiver was silent too often or gone. */
export function useEnableWebhooks(app: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => (await api.call(enableSentryAppWebhooks, { params: { app } })).body,
    onSuccess: async (changed) => {
      await showChanged(queries, app, changed);
    },
  });
}

/** What saving a schema would say. Nothing is saved. */
export function schemaCheckQuery(app: string, schema: unknown) {
  return queryOptions({
    queryKey: ["schema-check", app, JSON.stringify(schema)],
    queryFn: async ({ signal }) =>
      (await api.call(checkAppSchema, { params: { app }, body: { schema }, signal })).body,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
  });
}

/** Puts the new state wherever an app is shown. Lists and the directory are read again. */
async function showChanged(queries: QueryClient, app: string, changed: SentryApp): Promise<void> {
  queries.setQueriesData({ queryKey: ["sentry-app", app] }, changed);
  await queries.invalidateQueries({ queryKey: ["sentry-apps"] });
  await queries.invalidateQueries({ queryKey: ["directory"] });
}

export function useDeleteSentryApp(app: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.call(deleteSentryApp, { params: { app } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["sentry-apps"] }),
  });
}

/**
 * Replaces the client secret; the new one is in this answer. For so many hours the old one signs
 * beside it, in `webhook-signature` alone.
 */
export function useRotateSecret(app: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (overlapHours: number) =>
      (await api.call(rotateSentryAppSecret, { params: { app }, body: { overlapHours } })).body,
    onSuccess: () => queries.invalidateQueries({ queryKey: ["sentry-app", app] }),
  });
}

/** Gives an app a logo or an icon, a PNG as base64, or takes it away. */
export function useChangePicture(app: string) {
  const queries = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: async ({ kind, photo }: { kind: "logo" | "icon"; photo: string | null }) => {
      const type = photo === null ? ("default" as const) : ("upload" as const);
      const body = { color: kind === "logo", avatar_type: type, avatar_photo: photo };
      return (await api.call(updateSentryAppAvatar, { params: { app }, body })).body;
    },
    onSuccess: async (changed) => {
      await showChanged(queries, app, changed);
    },
  });
}
