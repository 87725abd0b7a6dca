import type { Scope } from "@vedette/contract";
import { randomHex, sha256Hex } from "../../kit/index.ts";
import type { Tx } from "../../storage/index.ts";
import { type ApiToken, TOKEN_PREFIX, type TokenOwner } from "./model.ts";
import { insertToken } from "./store.ts";

export interface NewToken {
  owner: TokenOwner;
  name: string;
  scopes: readonly Scope[];
  /** Epoch milliseconds; null: never. */
  expiresAt: number | null;
  /** Where it says more than whose it is: its whole value, which holds a secret. */
  value?: string;
}

/**
 * Makes a token: a prefix and 64 random hex characters, unless its value is given. `value` is given
 * back here and never again.
 */
export async function issueToken(
  tx: Tx,
  input: NewToken,
  now: number,
): Promise<{ token: ApiToken; value: string }> {
  const { value = TOKEN_PREFIX[input.owner.kind] + randomHex(32), ...given } = input;
  const lastCharacters = value.slice(-4);
  const token = await insertToken(tx, {
    ...given,
    hash: sha256Hex(value),
    lastCharacters,
    createdAt: now,
  });
  return { token, value };
}
