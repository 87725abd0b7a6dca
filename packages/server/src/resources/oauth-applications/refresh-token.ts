import { sha256Hex } from "../../kit/index.ts";
import { lockTokenByRefresh, renewToken } from "../api-tokens/index.ts";
import type { Instance } from "../instance.ts";
import { type Application, readScopes, TOKEN_LIFETIME_MS } from "./model.ts";
import { type Outcome, refuseSpent, spend } from "./outcome.ts";
import { findAuthorizationById } from "./store-authorizations.ts";

/**
 * Renews an application's tokens: the old pair is dead at once. `scope` may ask for less than it has.
 * Refuses a refresh token there is not or of another client; one that was used before ends what came
 * of it.
 */
export async function refreshToken(
  instance: Instance,
  application: Application,
  given: { value: string; scope: string | undefined },
): Promise<Outcome> {
  const hash = sha256Hex(given.value);
  return await instance.storage.transaction(async (tx): Promise<Outcome> => {
    const now = instance.now();
    const token = await lockTokenByRefresh(tx, hash);
    if (token === undefined) return await refuseSpent(tx, application, hash, now);
    const authorization =
      token.authorizationId === null
        ? undefined
        : await findAuthorizationById(tx, token.authorizationId);
    if (authorization?.applicationId !== application.id) return { refused: "oauth-invalid-grant" };
    const scopes = given.scope === undefined ? token.scopes : readScopes(given.scope);
    if (!scopes?.every((scope) => token.scopes.includes(scope))) {
      return { refused: "oauth-invalid-scope" };
    }
    const issued = await renewToken(tx, token, { scopes, expiresAt: now + TOKEN_LIFETIME_MS });
    await spend(tx, hash, token.id, now);
    return { issued, userId: authorization.userId };
  });
}
