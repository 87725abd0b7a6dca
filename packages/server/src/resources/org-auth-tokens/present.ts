import type { NewOrgAuthToken, OrgAuthToken } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { ApiToken } from "../api-tokens/index.ts";

/** A token of an organization as lists show it. */
export function presentOrgAuthToken(token: ApiToken): OrgAuthToken {
  return {
    id: String(token.id),
    name: token.name,
    scopes: [...token.scopes],
    tokenLastCharacters: token.lastCharacters,
    dateCreated: formatInstant(token.createdAt),
    dateLastUsed: token.lastUsedAt === null ? null : formatInstant(token.lastUsedAt),
    projectLastUsedId: null,
  };
}

/** One in the answer to the call that made it. */
export function presentNewOrgAuthToken(token: ApiToken, value: string): NewOrgAuthToken {
  return { ...presentOrgAuthToken(token), token: value };
}
