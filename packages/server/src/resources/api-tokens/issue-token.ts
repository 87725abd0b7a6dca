import type { Scope } from "@vedette/contract";
import { randomHex, sha256Hex } from "../../kit/index.ts";
import type { Tx } from "../../storage/index.ts";
import { type ApiToken, TOKEN_PREFIX, type TokenOwner } from "./model.ts";
import { insertToken, replaceTokenValues } from "./store.ts";

export interface NewToken {
  owner: TokenOwner;
  name: string;
  scopes: readonly Scope[];
  /** Epoch milliseconds; null: never. */
  expiresAt: number | null;
  /** Where it says more than whose it is: its whole value, which holds a secret. */
  value?: string;
  /** Whether it comes with a refresh token. */
  isRenewable?: boolean;
  /** What a person allowed the application that gets it. */
  authorizationId?: number;
}

export interface IssuedToken {
  token: ApiToken;
  value: string;
  /** Null for tokens that are not renewed. */
  refreshValue: string | null;
}

/**
 * Makes a token: a prefix and 64 random hex characters, unless its value is given. The values are
 * given back here and never again.
 */
export async function issueToken(tx: Tx, input: NewToken, now: number): Promise<IssuedToken> {
  const { owner, name, scopes, expiresAt, authorizationId = null } = input;
  const pair = makePair(owner, input);
  const kept = { owner, name, scopes, expiresAt, authorizationId, createdAt: now };
  const token = await insertToken(tx, { ...kept, ...pair.kept });
  return { token, ...pair.values };
}

/**
 * Gives a renewable token new values, scopes and an end, in place of those it had: from then on the
 * old ones are unknown.
 */
export async function renewToken(
  tx: Tx,
  token: ApiToken,
  change: { scopes: readonly Scope[]; expiresAt: number },
): Promise<IssuedToken> {
  const pair = makePair(token.owner, { isRenewable: true });
  await replaceTokenValues(tx, token.id, { ...change, ...pair.kept });
  const { lastCharacters } = pair.kept;
  return { token: { ...token, ...change, lastCharacters }, ...pair.values };
}

function makePair(owner: TokenOwner, input: Pick<NewToken, "value" | "isRenewable">) {
  const value = input.value ?? TOKEN_PREFIX[owner.kind] + randomHex(32);
  const refreshValue = input.isRenewable === true ? randomHex(32) : null;
  const refreshHash = refreshValue === null ? null : sha256Hex(refreshValue);
  return {
    values: { value, refreshValue },
    kept: { hash: sha256Hex(value), lastCharacters: value.slice(-4), refreshHash },
  };
}
