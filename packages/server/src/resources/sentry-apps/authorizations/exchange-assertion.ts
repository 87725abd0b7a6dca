import { Problem } from "@vedette/contract/problems";
import type { IssuedToken } from "../../api-tokens/index.ts";
import { findTokensOfInstallation } from "../../api-tokens/index.ts";
import type { Instance } from "../../instance.ts";
import { findInstallation } from "../installations/store.ts";
import { issuePair } from "./issue-pair.ts";
import type { AuthorizationRequest } from "./model.ts";
import { readAssertion, verifyAssertion } from "./read-assertion.ts";
import { findClient, spendAssertion } from "./store.ts";

/**
 * Gives a new pair of tokens for an assertion (RFC 7523) that the app signed with its client secret,
 * to an installation whose code was exchanged before: for an app that lost its refresh token. An
 * assertion works once.
 */
export async function exchangeAssertion(
  instance: Instance,
  { authorization, installation: uuid }: AuthorizationRequest,
): Promise<IssuedToken> {
  const { storage, secrets } = instance;
  const { jwt, clientId } = readAssertion(authorization);
  const client = await findClient(storage.db, clientId);
  if (client === undefined) throw refuse("JWT is not valid for this application");
  const secret = secrets.open(client.sealedSecret);
  const assertion = await verifyAssertion(jwt, { clientId, secret, now: instance.now() });
  if (assertion === undefined) throw new Problem("invalid-assertion");
  if (!client.isActive) throw new Problem("application-inactive");
  const installation = await findInstallation(storage.db, uuid);
  if (installation === undefined) throw refuse("Installation not found");
  if (installation.sentryAppId !== client.sentryAppId) {
    throw refuse("JWT is not valid for this application");
  }
  return await storage.transaction(async (tx) => {
    const now = instance.now();
    if (!(await spendAssertion(tx, assertion, now))) throw new Problem("invalid-assertion");
    const [token] = await findTokensOfInstallation(tx, installation.id);
    if (token === undefined) throw refuse("Installation does not have a token");
    return await issuePair(tx, installation.id, client.scopes, now);
  });
}

function refuse(detail: string): Problem {
  return new Problem("invalid-assertion", { detail });
}
