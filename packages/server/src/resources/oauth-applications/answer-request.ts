import { randomHex, sha256Hex } from "../../kit/index.ts";
import type { Instance } from "../instance.ts";
import { addParameters, CODE_LIFETIME_MS } from "./model.ts";
import type { AuthorizationRequest } from "./read-request.ts";
import { addAuthorization } from "./store-authorizations.ts";
import { insertCode } from "./store-codes.ts";

/** Takes a person's answer to an application's question; gives the address that tells the application. */
export async function answerRequest(
  instance: Instance,
  asked: AuthorizationRequest,
  answer: { userId: number; allow: boolean },
): Promise<string> {
  const { application, redirectUri, isRedirectGiven, scopes, codeChallenge, state } = asked;
  const iss = instance.links.baseUrl;
  if (!answer.allow) {
    return addParameters(redirectUri, { error: "access_denied", state, iss });
  }
  const code = randomHex(32);
  const { userId } = answer;
  await instance.storage.transaction(async (tx) => {
    const now = instance.now();
    const allowed = { applicationId: application.id, userId, scopes };
    const authorizationId = await addAuthorization(tx, allowed, now);
    const expiresAt = now + CODE_LIFETIME_MS;
    const kept = {
      authorizationId,
      scopes,
      redirectUri,
      isRedirectGiven,
      codeChallenge,
      expiresAt,
    };
    await insertCode(tx, { hash: sha256Hex(code), ...kept }, now);
  });
  return addParameters(redirectUri, { code, state, iss });
}
