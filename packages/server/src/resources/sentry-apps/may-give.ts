import type { Scope } from "@vedette/contract";

/** May be given by those who do not have it: it gives nothing but downloads of builds. */
const FREE_SCOPE: Scope = "project:distribution";

/** Whether somebody with these scopes may give this one to an app: nobody gives more than they hold. */
export function mayGive(scope: Scope, held: ReadonlySet<Scope>): boolean {
  return held.has(scope) || scope === FREE_SCOPE;
}

/** What somebody is told who may not. */
export function sayExceeding(scope: Scope): string {
  return `Requested permission of ${scope} exceeds requester's permission. Please contact an administrator to make the requested change.`;
}
