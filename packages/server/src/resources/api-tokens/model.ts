import type { Scope } from "@vedette/contract";

/** A token without its value, which nobody has but its holder. */
export interface ApiToken {
  id: number;
  owner: TokenOwner;
  /** Empty when it was given none. */
  name: string;
  lastCharacters: string;
  scopes: readonly Scope[];
  /** Epoch milliseconds, as the next two. */
  createdAt: number;
  /** Null: never. */
  expiresAt: number | null;
  lastUsedAt: number | null;
  /** What a person allowed the application that has it; null for all other tokens. */
  authorizationId: number | null;
}

/** Whose token it is, and so who is calling when it is shown. */
export type TokenOwner =
  | { kind: "user"; userId: number }
  | { kind: "organization"; organizationId: number }
  | { kind: "integration"; installationId: number };

/** What values begin with, so that people and scanners know them when they see one. */
export const TOKEN_PREFIX: { readonly [K in TokenOwner["kind"]]: string } = {
  user: "sntryu_",
  organization: "sntrys_",
  integration: "",
};
