import { Problem } from "@vedette/contract/problems";
import { sha256Hex } from "../../../kit/index.ts";
import type { Db } from "../../../storage/index.ts";
import { type ApiToken, type IssuedToken, lockTokenByRefresh } from "../../api-tokens/index.ts";
import type { Instance } from "../../instance.ts";
import type { Installation } from "../installations/model.ts";
import { findIntegration } from "../installations/store.ts";
import { issuePair } from "./issue-pair.ts";
import type { Client } from "./store.ts";

/**
 * Renews the tokens of an installation: the old access and refresh tokens are dead as soon as there
 * are new ones. That an access token has expired does not end what renews it. Refuses a refresh
 * token there is not or that was used, without harm to its successor, and one of another app.
 */
export async function refreshTokens(
  instance: Instance,
  given: { client: Client; installation: Installation; refreshToken: string },
): Promise<IssuedToken> {
  const { client, installation } = given;
  const hash = sha256Hex(given.refreshToken);
  return await instance.storage.transaction(async (tx) => {
    const token = await lockTokenByRefresh(tx, hash);
    if (token === undefined) throw new Problem("refresh-token-not-found");
    if ((await findAppId(tx, token)) !== client.sentryAppId) {
      throw new Problem("token-application-mismatch");
    }
    if (!isOf(token, installation)) throw new Problem("refresh-token-not-found");
    return await issuePair(tx, installation.id, client.scopes, instance.now());
  });
}

async function findAppId(db: Db, { owner }: ApiToken): Promise<number | undefined> {
  if (owner.kind !== "integration") return undefined;
  return (await findIntegration(db, owner.installationId))?.sentryAppId;
}

function isOf({ owner }: ApiToken, installation: Installation): boolean {
  return owner.kind === "integration" && owner.installationId === installation.id;
}
