import type { ApiToken as TokenShape, NewApiToken } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { ApiToken } from "./model.ts";

/** A token as lists show it. */
export function presentToken(token: ApiToken): TokenShape {
  return {
    id: String(token.id),
    name: token.name || null,
    scopes: [...token.scopes],
    application: null,
    expiresAt: token.expiresAt === null ? null : formatInstant(token.expiresAt),
    dateCreated: formatInstant(token.createdAt),
    dateLastUsed: token.lastUsedAt === null ? null : formatInstant(token.lastUsedAt),
    state: null,
    tokenLastCharacters: token.lastCharacters,
  };
}

/** A token in the answer to the call that made it. */
export function presentNewToken(
  token: ApiToken,
  value: string,
  refreshValue: string | null = null,
): NewApiToken {
  return { ...presentToken(token), token: value, refreshToken: refreshValue };
}
