import type { Role, Scope } from "@vedette/contract";

const MEMBER: readonly Scope[] = [
  "event:read",
  "event:write",
  "event:admin",
  "project:releases",
  "project:read",
  "org:read",
  "member:invite",
  "member:read",
  "team:read",
  "alerts:read",
  "alerts:write",
  "sentry:read",
];

const ADMIN: readonly Scope[] = [
  ...MEMBER,
  "org:integrations",
  "project:write",
  "project:admin",
  "team:write",
  "team:admin",
  "sentry:write",
  "sentry:admin",
];

const MANAGER: readonly Scope[] = [...ADMIN, "org:write", "member:write", "member:admin"];

const OWNER: readonly Scope[] = [...MANAGER, "org:admin"];

/** What each role may do in its organization, the implied scopes spelled out. */
export const ROLE_SCOPES: { readonly [R in Role]: readonly Scope[] } = {
  member: MEMBER,
  admin: ADMIN,
  manager: MANAGER,
  owner: OWNER,
};
