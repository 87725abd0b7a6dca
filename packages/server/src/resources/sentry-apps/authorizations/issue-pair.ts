import type { Scope } from "@vedette/contract";
import type { Tx } from "../../../storage/index.ts";
import {
  deleteTokensOfInstallation,
  type IssuedToken,
  issueToken,
} from "../../api-tokens/index.ts";
import { TOKEN_LIFETIME_MS } from "./model.ts";

/**
 * Gives an installation its one live token and what renews it, with what the app may do now; those
 * it had before are dead.
 */
export async function issuePair(
  tx: Tx,
  installationId: number,
  scopes: readonly Scope[],
  now: number,
): Promise<IssuedToken> {
  await deleteTokensOfInstallation(tx, installationId);
  const owner = { kind: "integration", installationId } as const;
  const expiresAt = now + TOKEN_LIFETIME_MS;
  return await issueToken(tx, { owner, name: "", scopes, expiresAt, isRenewable: true }, now);
}
