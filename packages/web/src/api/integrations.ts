import {
  getConsent,
  installApp,
  listDirectory,
  noteSentryAppInteraction,
  uninstallApp,
} from "@vedette/contract";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, LIVE_MS } from "./client.ts";

/** A page of the integrations an organization can install or has. */
export function directoryQuery(organization: string, cursor: string | undefined) {
  return queryOptions({
    queryKey: ["directory", organization, cursor],
    queryFn: async ({ signal }) => {
      const page = await api.call(listDirectory, {
        params: { organization },
        query: { limit: 50, ...(cursor !== undefined && { cursor }) },
        signal,
      });
      return { apps: page.body, next: page.next, previous: page.previous };
    },
  });
}

/** One integration, with what it asks of the organization in words. */
export function consentQuery(organization: string, app: string) {
  return queryOptions({
    queryKey: ["directory", organization, "one", app],
    queryFn: async ({ signal }) =>
      (await api.call(getConsent, { params: { organization, app }, signal })).body,
    // Until the integration says that it is ready.
    refetchInterval: ({ state }) =>
      state.data?.installation?.status === "pending" ? LIVE_MS : false,
  });
}

/** Installing and uninstalling; what is shown of the organization's integrations is read again. */
export function useInstallationChanges(organization: string) {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ["directory", organization] });
  const install = useMutation({
    meta: { quiet: true },
    mutationFn: async (slug: string) =>
      (await api.call(installApp, { params: { organization }, body: { slug } })).body,
    onSuccess,
  });
  const uninstall = useMutation({
    mutationFn: (installation: string) => api.call(uninstallApp, { params: { installation } }),
    onSuccess,
  });
  return { install, uninstall };
}

/** Counts a look at an integration's page; nobody has to know when that fails. */
export async function noteView(app: string): Promise<void> {
  const body = { tsdbField: "sentry_app_viewed" };
  await api.call(noteSentryAppInteraction, { params: { app }, body }).catch(() => undefined);
}
