import type { Role, Scope } from "@vedette/contract";
import { ROLE_SCOPES } from "./role-scopes.ts";

/**
 * Whether somebody who holds these scopes may give others this role, or change who has it: nobody
 * gives more than they have. The least role takes no more than the right to invite.
 */
export function mayGrant(held: ReadonlySet<Scope>, role: Role): boolean {
  return role === "member" || ROLE_SCOPES[role].every((scope) => held.has(scope));
}
