import type { Scope } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { Actor } from "../../access/index.ts";
import type { Db } from "../../storage/index.ts";
import { findMembersOfUser } from "../members/index.ts";
import { findOrganizations } from "../organizations/index.ts";
import type { SentryApp } from "./model.ts";
import { findApp } from "./store.ts";

/** Who calls, and how they come into an organization: refused with 404 where they do not belong. */
export interface Visitor<Entered> {
  actor: Actor;
  enterOrganization: (organizationId: number, anyOf?: readonly Scope[]) => Promise<Entered>;
}

/**
 * Finds the app a path names and enters the organization that owns it. Refuses an app there is not,
 * a caller from outside, who is told which organizations are theirs, and one without one of the
 * scopes, which are those of the route unless others are given.
 */
export async function enterApp<Entered>(
  db: Db,
  visitor: Visitor<Entered>,
  idOrSlug: string,
  anyOf?: readonly Scope[],
): Promise<{ app: SentryApp; organization: Entered }> {
  const app = await findApp(db, idOrSlug);
  if (app === undefined) throw new Problem("app-not-found");
  try {
    return { app, organization: await visitor.enterOrganization(app.organizationId, anyOf) };
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "not-found") throw error;
    const own = await findOrganizations(db, await findOwnOrganizationIds(db, visitor.actor));
    throw new Problem("not-app-owner", {
      context: { user_organizations: own.map(({ slug }) => slug) },
      cause: error,
    });
  }
}

/** The same for callers who are not even told, from outside, that there is such an app. */
export async function enterOwnApp<Entered>(
  db: Db,
  visitor: Visitor<Entered>,
  idOrSlug: string,
): Promise<{ app: SentryApp; organization: Entered }> {
  try {
    return await enterApp(db, visitor, idOrSlug);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "not-app-owner") throw error;
    throw new Problem("app-not-found", { cause: error });
  }
}

/** The organizations a caller belongs to. */
export async function findOwnOrganizationIds(db: Db, actor: Actor): Promise<number[]> {
  switch (actor.kind) {
    case "user": {
      const seats = await findMembersOfUser(db, actor.userId);
      return seats.map(({ organizationId }) => organizationId);
    }
    case "integration":
    case "organization-token":
      return [actor.organizationId];
    case "system":
    case "anonymous":
    default:
      return [];
  }
}
