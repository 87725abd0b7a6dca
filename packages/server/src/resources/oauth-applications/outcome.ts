import type { ProblemCode } from "@vedette/contract/problems";
import type { Tx } from "../../storage/index.ts";
import {
  type ApiToken,
  deleteToken,
  findTokenById,
  type IssuedToken,
  issueToken,
} from "../api-tokens/index.ts";
import type { ClientFields } from "./authenticate-client.ts";
import {
  type Application,
  type Authorization,
  REPEAT_GRACE_MS,
  SPENT_MEMORY_MS,
  TOKEN_LIFETIME_MS,
} from "./model.ts";
import { findAuthorizationById } from "./store-authorizations.ts";
import { findSpent, insertSpent } from "./store-codes.ts";

/** What a known client sent. */
export interface Given {
  application: Application;
  fields: ClientFields;
}

/**
 * What became of a request for tokens. A refusal is no exception here: a transaction that refuses may
 * have ended something, and that has to stay.
 */
export type Outcome = { issued: IssuedToken; userId: number } | { refused: ProblemCode };

/** Issues the first pair for what a person allowed; `spent` is what it was exchanged for, if that can be shown again. */
export async function issueFirst(
  tx: Tx,
  authorization: Authorization,
  input: { name: string; scopes: ApiToken["scopes"]; spentHash: string | null },
  now: number,
): Promise<Outcome> {
  const { userId, id: authorizationId } = authorization;
  const { name, scopes, spentHash } = input;
  const owner = { kind: "user", userId } as const;
  const expiresAt = now + TOKEN_LIFETIME_MS;
  const token = { owner, name, scopes, expiresAt, isRenewable: true, authorizationId };
  const issued = await issueToken(tx, token, now);
  if (spentHash !== null) await spend(tx, spentHash, issued.token.id, now);
  return { issued, userId };
}

/** Notes that something was turned into a token. */
export async function spend(tx: Tx, hash: string, tokenId: number, now: number): Promise<void> {
  await insertSpent(tx, { hash, tokenId, now, forgetBefore: now - SPENT_MEMORY_MS });
}

/**
 * Refuses a code or refresh token that is not there. When its own client used it before, somebody
 * has a copy: what it was turned into ends too (RFC 6749, 4.1.2 and 10.4), unless it was a moment ago.
 */
export async function refuseSpent(
  tx: Tx,
  application: Application,
  hash: string,
  now: number,
): Promise<Outcome> {
  const spent = await findSpent(tx, hash);
  if (spent !== undefined && now - spent.spentAt > REPEAT_GRACE_MS) {
    const { authorizationId } = (await findTokenById(tx, spent.tokenId)) ?? NONE;
    const authorization =
      authorizationId === null ? undefined : await findAuthorizationById(tx, authorizationId);
    if (authorization?.applicationId === application.id) await deleteToken(tx, spent.tokenId);
  }
  return { refused: "oauth-invalid-grant" };
}

const NONE = { authorizationId: null };
