/** Who may do what: callers, roles, scopes and the decisions made of them. Pure. */
export type {
  Actor,
  AnonymousActor,
  Caller,
  IntegrationActor,
  Membership,
  OrganizationTokenActor,
  SystemActor,
  UserActor,
} from "./actor.ts";
export { allow, mayCarry, scopesOf } from "./allow.ts";
export { type Described, describeScopes } from "./describe-scopes.ts";
export { mayGrant } from "./may-grant.ts";
export { requireAccess, requireCaller } from "./require-access.ts";
