import type { Access, Scope } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { Actor, Membership } from "./actor.ts";
import { allow, mayCarry } from "./allow.ts";

/**
 * Refuses a caller who may not do this in this organization. A stranger is told that there is no
 * such thing (404), so that nobody learns which organizations exist; a member without the scope is
 * told that they may not (403); who said nothing about themselves is asked to (401).
 */
export function requireAccess(actor: Actor, membership: Membership, anyOf: readonly Scope[]): void {
  if (actor.kind === "anonymous") throw new Problem("unauthenticated");
  if (isStranger(actor, membership)) throw new Problem("not-found");
  if (!allow(actor, membership, anyOf)) throw new Problem("forbidden");
}

/** Refuses a caller whom a route turns away before any organization is looked at. */
export function requireCaller(actor: Actor, access: Access): void {
  if (access.kind === "public" || actor.kind === "system") return;
  if (actor.kind === "anonymous") throw new Problem("unauthenticated");
  switch (access.kind) {
    case "signed-in":
      return;
    case "session":
      if (!isInSession(actor)) throw new Problem("unauthenticated");
      return;
    case "scopes":
      if (!mayCarry(actor, access.anyOf)) throw new Problem("forbidden");
      return;
    case "instance-admin":
      if (!isInSession(actor)) throw new Problem("unauthenticated");
      if (actor.kind !== "user" || !actor.isInstanceAdmin) throw new Problem("forbidden");
      return;
  }
}

function isStranger(actor: Actor, membership: Membership): boolean {
  switch (actor.kind) {
    case "user":
      return membership.role === null;
    case "integration":
    case "organization-token":
      return actor.organizationId !== membership.organizationId;
    case "system":
      return false;
    case "anonymous":
    default:
      return true;
  }
}

function isInSession(actor: Actor): boolean {
  return actor.kind === "user" && actor.via.kind === "session";
}
