import { createHash } from "node:crypto";
import { constantTimeEqual, sha256Hex } from "../../kit/index.ts";
import type { Instance } from "../instance.ts";
import type { Application } from "./model.ts";
import { issueFirst, type Outcome, refuseSpent } from "./outcome.ts";
import { findAuthorizationById } from "./store-authorizations.ts";
import { type Code, deleteCode, lockCode } from "./store-codes.ts";

/**
 * Exchanges the code of a person's browser for tokens, once. Refuses a code of another client, one
 * that has expired, and who does not know the secret it was asked for with (RFC 7636).
 */
export async function exchangeCode(
  instance: Instance,
  application: Application,
  given: { code: string; redirectUri: string | undefined; verifier: string | undefined },
): Promise<Outcome> {
  const hash = sha256Hex(given.code);
  return await instance.storage.transaction(async (tx) => {
    const now = instance.now();
    const code = await lockCode(tx, hash);
    if (code === undefined) return await refuseSpent(tx, application, hash, now);
    const authorization = await findAuthorizationById(tx, code.authorizationId);
    if (authorization?.applicationId !== application.id || code.expiresAt <= now) return REFUSED;
    if (!isSameRedirect(code, given.redirectUri)) return REFUSED;
    if (!isVerified(code.codeChallenge, given.verifier)) return REFUSED;
    await deleteCode(tx, hash);
    const { name } = application;
    return await issueFirst(tx, authorization, { name, scopes: code.scopes, spentHash: hash }, now);
  });
}

const REFUSED: Outcome = { refused: "oauth-invalid-grant" };

function isSameRedirect(
  { redirectUri, isRedirectGiven }: Code,
  given: string | undefined,
): boolean {
  return given === undefined ? !isRedirectGiven : given === redirectUri;
}

/** Who sends a verifier to a code without a challenge is being tricked, or has lost the challenge. */
function isVerified(challenge: string | null, verifier: string | undefined): boolean {
  if (challenge === null || verifier === undefined) {
    return challenge === null && verifier === undefined;
  }
  const isVerifier = /^[\w.~-]{43,128}$/.test(verifier);
  return isVerifier && constantTimeEqual(challenge, hashChallenge(verifier));
}

function hashChallenge(verifier: string): string {
  return createHash("sha256").update(verifier, "ascii").digest("base64url");
}
