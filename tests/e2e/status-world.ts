import {
  createHoot,
  createSentry,
  createServiceAccount,
  createServiceAccountToken,
  getHoot,
  getHootPopup,
  getSentry,
  getSentryAnalytics,
  type Hoot,
  listSentryHistory,
  rotateSentryToken,
  type Sentry,
} from "@vedette/contract";
import type { TestServer } from "@vedette/testkit";

export const acme = { organization: "acme" } as const;

/** A sentry with its hoot, and what a pipeline and a reader do with them. */
export async function openStatus(
  server: TestServer,
  body: Partial<Parameters<typeof makeSentry>[1]> = {},
) {
  const { api, made } = server;
  const hoot = (
    await api.call(createHoot, { params: acme, body: { name: "Orders", sentries: [] } })
  ).body;
  const sentry = await makeSentry(server, { name: "Nightly orders", hoots: [hoot.uid], ...body });
  const ofSentry = { ...acme, sentry: sentry.uid };
  return {
    hoot,
    sentry,
    /** As the seed has it: POST with Bearer, parameters in the query. */
    post: async (query: string, token: string = made.token) =>
      await send(server, sentry, { query, token }),
    send: async (request: Sending) => await send(server, sentry, request),
    read: async () => (await api.call(getSentry, { params: ofSentry })).body,
    history: async () => (await api.call(listSentryHistory, { params: ofSentry })).body,
    analytics: async () => (await api.call(getSentryAnalytics, { params: ofSentry })).body,
    badge: async () => await readBadge(hoot),
    showHoot: async () => (await api.call(getHoot, { params: { ...acme, hoot: hoot.uid } })).body,
    popup: async () => (await api.call(getHootPopup, { params: { hoot: hoot.uid } })).body,
    ownToken: async () => (await api.call(rotateSentryToken, { params: ofSentry })).body.token,
  };
}

export async function makeSentry(
  { api }: TestServer,
  body: { name: string; hoots?: string[]; upstreams?: string[]; timeoutHours?: number },
): Promise<Sentry> {
  return (await api.call(createSentry, { params: acme, body })).body;
}

interface Sending {
  query?: string;
  token?: string;
  method?: string;
  json?: unknown;
  form?: string;
}

/** Sends to a sentry's API address; gives status and body, whatever they are. */
export async function send(
  server: TestServer,
  { uid }: { uid: string },
  { query = "", token, method = "POST", json, form }: Sending,
) {
  const type =
    json !== undefined
      ? { "content-type": "application/json" }
      : form !== undefined
        ? { "content-type": "application/x-www-form-urlencoded" }
        : {};
  const body = json === undefined ? form : JSON.stringify(json);
  const response = await fetch(`${server.url}/api/0/sentries/${uid}/?${query}`, {
    method,
    headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...type },
    ...(body !== undefined && { body }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** What anybody sees at a hoot's badge. */
export async function readBadge(hoot: Pick<Hoot, "badge">) {
  const response = await fetch(hoot.badge.json);
  return (await response.json()) as {
    state: string;
    user_message: string;
    latest_record_at: string | null;
  };
}

/** A service account with a token that may only tell sentries how things are. */
export async function makeServiceToken({ api }: TestServer): Promise<string> {
  const account = { name: "Pipelines", orgRole: "admin" as const };
  const { id } = (await api.call(createServiceAccount, { params: acme, body: account })).body;
  const params = { ...acme, account: id };
  const scopes = { scopes: ["sentry:write" as const] };
  return (await api.call(createServiceAccountToken, { params, body: scopes })).body.token;
}
