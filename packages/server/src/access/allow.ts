import type { Scope } from "@vedette/contract";
import { expandScopes, SCOPES } from "@vedette/contract/scopes";
import type { Actor, Membership } from "./actor.ts";
import { ROLE_SCOPES } from "./role-scopes.ts";

/**
 * What a caller may do in one organization. A person has what their role gives, through a token
 * at most what the token carries; an app and an organization token have their scopes in their own
 * organization; everybody else, and everybody elsewhere, has nothing.
 */
export function scopesOf(actor: Actor, membership: Membership): ReadonlySet<Scope> {
  switch (actor.kind) {
    case "user": {
      if (membership.role === null) return NOTHING;
      const byRole = expandScopes(ROLE_SCOPES[membership.role]);
      if (actor.via.kind === "session") return byRole;
      const carried = expandScopes(actor.via.scopes);
      return new Set([...byRole].filter((scope) => carried.has(scope)));
    }
    case "integration":
    case "organization-token":
      return actor.organizationId === membership.organizationId
        ? expandScopes(actor.scopes)
        : NOTHING;
    case "system":
      return EVERYTHING;
    case "anonymous":
    default:
      return NOTHING;
  }
}

/** Whether a caller has one of these scopes in the organization of this membership. */
export function allow(actor: Actor, membership: Membership, anyOf: readonly Scope[]): boolean {
  const held = scopesOf(actor, membership);
  return anyOf.some((scope) => held.has(scope));
}

/**
 * Whether a caller's credentials could give one of these scopes in some organization. Never enough
 * to act on one: it only turns away, early, who could not act on any.
 */
export function mayCarry(actor: Actor, anyOf: readonly Scope[]): boolean {
  const carried = carriedBy(actor);
  return anyOf.some((scope) => carried.has(scope));
}

function carriedBy(actor: Actor): ReadonlySet<Scope> {
  switch (actor.kind) {
    case "user":
      return actor.via.kind === "session" ? EVERYTHING : expandScopes(actor.via.scopes);
    case "integration":
    case "organization-token":
      return expandScopes(actor.scopes);
    case "system":
      return EVERYTHING;
    case "anonymous":
    default:
      return NOTHING;
  }
}

const NOTHING: ReadonlySet<Scope> = new Set();
const EVERYTHING: ReadonlySet<Scope> = new Set(SCOPES);
