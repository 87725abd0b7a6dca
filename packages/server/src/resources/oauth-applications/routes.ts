import {
  answerOauthConsent,
  answerOauthDevice,
  getOauthConsent,
  getOauthDevice,
  getOauthMetadata,
  getOauthTokens,
  Problem,
  revokeOauthToken,
  startOauthDevice,
} from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import type { Instance } from "../instance.ts";
import { answerRequest } from "./answer-request.ts";
import { authenticateClient, readText, requireText } from "./authenticate-client.ts";
import { getAskingDevice, settleDevice, startDevice } from "./devices.ts";
import { giveTokens } from "./give-tokens.ts";
import { limitGuesses } from "./limit-guesses.ts";
import { describeServer } from "./metadata.ts";
import { presentQuestion } from "./present.ts";
import { readAuthorizationRequest } from "./read-request.ts";
import { revokeToken } from "./revoke-token.ts";
import { applicationRoutes } from "./routes-applications.ts";
import { findApplications } from "./store.ts";
import { findAuthorization } from "./store-authorizations.ts";

/** OAuth 2 for applications that act as the people who let them. */
export function oauthRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  const issuer = instance.links.baseUrl;
  const guess = limitGuesses(instance.now);
  return [
    ...applicationRoutes(instance),

    implement(getOauthConsent, async ({ actor, query }) => {
      const read = await readAuthorizationRequest(db, query, { issuer });
      if ("redirectUrl" in read) return { status: 200, body: { question: null, ...read } };
      const { application } = read.asked;
      const known = await findAuthorization(db, application.id, actor.userId);
      const question = presentQuestion(application, read.asked, known);
      return { status: 200, body: { question, redirectUrl: null } };
    }),

    implement(answerOauthConsent, async ({ actor, body }) => {
      const read = await readAuthorizationRequest(db, body, { issuer });
      if ("redirectUrl" in read) return { status: 200, body: read };
      const answer = { userId: actor.userId, allow: body.allow };
      return {
        status: 200,
        body: { redirectUrl: await answerRequest(instance, read.asked, answer) },
      };
    }),

    implement(getOauthTokens, async ({ body, request }) => {
      const tokens = await giveTokens(instance, request.authorization, body ?? {});
      return { status: 200, body: tokens, headers: { pragma: "no-cache" } };
    }),

    implement(revokeOauthToken, async ({ body, request }) => {
      const fields = body ?? {};
      const application = await authenticateClient(db, request.authorization, fields);
      await revokeToken(instance, application, requireText(fields, "token"));
      return { status: 200 };
    }),

    implement(startOauthDevice, async ({ body, request }) => {
      const fields = body ?? {};
      const application = await authenticateClient(db, request.authorization, fields);
      const scope = readText(fields, "scope");
      return { status: 200, body: await startDevice(instance, application, scope) };
    }),

    implement(getOauthDevice, async ({ actor, query }) => {
      const find = async () => await getAskingDevice(instance, query.user_code ?? "");
      const { applicationId, scopes } = await guess(actor.userId, find);
      const application = (await findApplications(db, [applicationId])).get(applicationId);
      if (application === undefined) throw new Problem("not-found");
      const known = await findAuthorization(db, applicationId, actor.userId);
      return {
        status: 200,
        body: presentQuestion(application, { scopes, redirectUri: null }, known),
      };
    }),

    implement(answerOauthDevice, async ({ actor, body }) => {
      const find = async () => await getAskingDevice(instance, body.user_code);
      const device = await guess(actor.userId, find);
      await settleDevice(instance, device, { userId: actor.userId, allow: body.allow });
      return { status: 204 };
    }),

    implement(getOauthMetadata, async () => ({ status: 200, body: describeServer(issuer) })),
  ];
}
