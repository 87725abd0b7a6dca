import {
  acceptInvitation,
  type Client,
  createApiToken,
  createOrgAuthToken,
  createSentryApp,
  createServiceAccount,
  createServiceAccountToken,
  inviteMember,
  listMembers,
  SCOPES,
} from "@vedette/contract";
import { apiClient, type BrowserSession, signIn } from "@vedette/testkit";
import { allowApplication, buildApp, OF_OWNERS, settleApp } from "./installed-apps.ts";

/** Headers that say who is calling. */
export type Caller = Readonly<Record<string, string>>;

const password = "quite another long password";

/** Adds one of every kind who can act in an organization; gives their tokens, and what names them in paths. */
export async function addPeople(url: string, api: Client, organization: string) {
  const params = { organization };
  const email = `bob@${organization}.example`;
  const bob = await join(url, api, organization, email);
  const seats = (await api.call(listMembers, { params })).body;
  const app = { name: "Fellow", isInternal: true, organization, scopes: OF_OWNERS };
  const integration = (await api.call(createSentryApp, { body: app })).body.tokens[0]?.token;
  const ci = (await api.call(createOrgAuthToken, { params, body: { name: "CI" } })).body;
  const body = { name: "Build", orgRole: "manager" as const };
  const { id: account } = (await api.call(createServiceAccount, { params, body })).body;
  const service = (
    await api.call(createServiceAccountToken, {
      params: { ...params, account },
      body: { scopes: [...SCOPES] },
    })
  ).body;
  const scopes = { scopes: [...SCOPES] };
  const own = (await bob.api.call(createApiToken, { body: scopes })).body;
  const waiting = await invite(api, organization, `cleo@${organization}.example`);
  return {
    params: {
      ...waiting,
      member: seats.find((seat) => seat.email === email)?.id ?? "",
      orgToken: ci.id,
      account,
      accountToken: service.id,
    },
    tokens: { member: own.token, integration, organization: ci.token, service: service.token },
  };
}

/** Who of an organization can call, by their kind; and nobody. */
export async function findStrangers(
  url: string,
  owner: BrowserSession,
  organization: string,
): Promise<Map<string, Caller>> {
  const { tokens } = await addPeople(url, owner.api, organization);
  const scopes = { scopes: [...SCOPES] };
  const { token } = (await owner.api.call(createApiToken, { body: scopes })).body;
  const settle = async (name: string, verifyInstall: boolean) => {
    const app = await buildApp(owner.api, organization, { name, verifyInstall });
    return await settleApp(url, owner.api, organization, app);
  };
  const installed = await settle("Ready", false);
  const pending = await settle("Unready", true);
  const application = await allowApplication(url, owner, "Helper");
  return new Map<string, Caller>([
    ["an owner in a browser", owner.headers],
    ["an owner's token", bearer(token)],
    ["a member's token", bearer(tokens.member)],
    ["an integration", bearer(tokens.integration ?? "")],
    ["an installed integration", bearer(installed.token)],
    ["a pending integration", bearer(pending.token)],
    ["an OAuth application", bearer(application.token)],
    ["an organization token", bearer(tokens.organization)],
    ["a service account", bearer(tokens.service)],
    ["nobody", {}],
  ]);
}

async function join(
  url: string,
  api: Client,
  organization: string,
  email: string,
): Promise<BrowserSession> {
  const params = await invite(api, organization, email);
  const nobody = apiClient(url, "");
  await nobody.call(acceptInvitation, { params, body: { name: "Bob", password } });
  return await signIn(url, email, password);
}

async function invite(api: Client, organization: string, email: string) {
  const { invite_link: link } = (
    await api.call(inviteMember, { params: { organization }, body: { email } })
  ).body;
  const [, invitedTo = "", invitation = "", secret = ""] =
    /\/accept\/([^/]+)\/([^/]+)\/([^/]+)\/$/.exec(link ?? "") ?? [];
  return { invitedTo, invitation, secret };
}

export function bearer(token: string): Caller {
  return { authorization: `Bearer ${token}` };
}
