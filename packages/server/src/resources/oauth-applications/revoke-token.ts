import { sha256Hex } from "../../kit/index.ts";
import { deleteToken, findToken, lockTokenByRefresh } from "../api-tokens/index.ts";
import type { Instance } from "../instance.ts";
import type { Application } from "./model.ts";
import { findAuthorizationById } from "./store-authorizations.ts";

/**
 * Ends a token that a client has, by its access or refresh value, and its other half with it (RFC
 * 7009). What is unknown or another client's stays as it is, and nobody is told which of it.
 */
export async function revokeToken(
  instance: Instance,
  application: Application,
  value: string,
): Promise<void> {
  const hash = sha256Hex(value);
  await instance.storage.transaction(async (tx) => {
    const token = (await lockTokenByRefresh(tx, hash)) ?? (await findToken(tx, hash));
    if (token === undefined || token.authorizationId === null) return;
    const authorization = await findAuthorizationById(tx, token.authorizationId);
    if (authorization?.applicationId === application.id) await deleteToken(tx, token.id);
  });
}
