import {
  answerOauthConsent,
  authorizeInstallation,
  type Client,
  createApiApplication,
  createClient,
  createSentryApp,
  getOauthTokens,
  installApp,
  SCOPES,
} from "@vedette/contract";
import type { BrowserSession } from "@vedette/testkit";

/** All that an owner has, and so may give to an integration. */
export const OF_OWNERS = SCOPES.filter(
  (scope) => scope !== "org:ci" && scope !== "project:distribution",
);

/** A public integration on an organization, with all that lets somebody act as it. */
export interface InstalledApp {
  slug: string;
  clientId: string;
  clientSecret: string;
  uuid: string;
  /** Used, and good for nothing any more. */
  code: string;
  token: string;
  refreshToken: string;
}

/** Makes a public integration, with every scope there is for one. */
export async function buildApp(
  builder: Client,
  organization: string,
  app: { name: string; verifyInstall?: boolean; webhookUrl?: string; events?: string[] },
): Promise<Pick<InstalledApp, "slug" | "clientId" | "clientSecret">> {
  const { name, verifyInstall = false, webhookUrl = "https://hooks.example/", events = [] } = app;
  const { body } = await builder.call(createSentryApp, {
    body: {
      name,
      verifyInstall,
      organization,
      isInternal: false,
      author: "Somebody",
      webhookUrl,
      events,
      scopes: OF_OWNERS,
    },
  });
  return {
    slug: body.slug,
    clientId: body.clientId ?? "",
    clientSecret: body.clientSecret ?? "",
  };
}

/** Installs it on an organization and exchanges its code, as its own server would. */
export async function settleApp(
  url: string,
  installer: Client,
  organization: string,
  app: Awaited<ReturnType<typeof buildApp>>,
): Promise<InstalledApp> {
  const params = { organization };
  const { body } = await installer.call(installApp, { params, body: { slug: app.slug } });
  const code = body.code ?? "";
  const tokens = await createClient({ baseUrl: url }).call(authorizeInstallation, {
    params: { installation: body.uuid },
    body: {
      grant_type: "authorization_code",
      client_id: app.clientId,
      client_secret: app.clientSecret,
      code,
    },
  });
  const { token, refreshToken } = tokens.body;
  return { ...app, uuid: body.uuid, code, token, refreshToken: refreshToken ?? "" };
}

/** A person's application, allowed by them to do all that they can. */
export async function allowApplication(url: string, { api }: BrowserSession, name: string) {
  const redirectUri = "https://application.example/back";
  const body = { name, redirectUris: [redirectUri] };
  const made = (await api.call(createApiApplication, { body })).body;
  const asked = { response_type: "code", client_id: made.clientID, scope: SCOPES.join(" ") };
  const answer = (await api.call(answerOauthConsent, { body: { ...asked, allow: true } })).body;
  const client = { client_id: made.clientID, client_secret: made.clientSecret ?? "" };
  const code = new URL(answer.redirectUrl).searchParams.get("code") ?? "";
  const grant = { ...client, grant_type: "authorization_code", code };
  const tokens = (await createClient({ baseUrl: url }).call(getOauthTokens, { body: grant })).body;
  return { ...client, code, token: tokens.access_token, refreshToken: tokens.refresh_token };
}
