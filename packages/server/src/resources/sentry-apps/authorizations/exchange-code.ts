import { Problem } from "@vedette/contract/problems";
import { sha256Hex } from "../../../kit/index.ts";
import type { IssuedToken } from "../../api-tokens/index.ts";
import type { Instance } from "../../instance.ts";
import type { Installation } from "../installations/model.ts";
import { issuePair } from "./issue-pair.ts";
import { type Client, deleteGrant, lockGrant } from "./store.ts";

/**
 * Exchanges the code of an installation, which works once. Refuses a code there is not (or no
 * longer), one of another installation, which stays good where it belongs, and one that is too old.
 */
export async function exchangeCode(
  instance: Instance,
  given: { client: Client; installation: Installation; code: string },
): Promise<IssuedToken> {
  const { client, installation } = given;
  const codeHash = sha256Hex(given.code);
  return await instance.storage.transaction(async (tx) => {
    const now = instance.now();
    const grant = await lockGrant(tx, codeHash);
    if (grant === undefined) throw new Problem("grant-not-found");
    if (grant.installationId !== installation.id) throw new Problem("grant-forbidden");
    if (grant.expiresAt <= now) throw new Problem("grant-expired");
    await deleteGrant(tx, installation.id);
    return await issuePair(tx, installation.id, client.scopes, now);
  });
}
