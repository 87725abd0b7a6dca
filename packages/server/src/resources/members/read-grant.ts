import type { Role, Scope } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { mayGrant } from "../../access/index.ts";
import type { Db } from "../../storage/index.ts";
import { findTeamsBySlug } from "../teams/index.ts";

/** What somebody asks to be given to a seat, in the wire's words. */
export interface GrantBody {
  orgRole?: Role | undefined;
  role?: Role | undefined;
  teamRoles?: readonly { teamSlug: string }[] | undefined;
  teams?: readonly string[] | undefined;
}

/** What a seat is to have; undefined: what it has already. */
export interface Grant {
  role: Role | undefined;
  teamIds: number[] | undefined;
}

/** Reads a grant. Refuses teams that the organization does not have, naming them. */
export async function readGrant(db: Db, organizationId: number, body: GrantBody): Promise<Grant> {
  const slugs = body.teamRoles?.map(({ teamSlug }) => teamSlug) ?? body.teams;
  const role = body.orgRole ?? body.role;
  if (slugs === undefined) return { role, teamIds: undefined };
  const teams = await findTeamsBySlug(db, organizationId, slugs);
  const unknown = slugs.filter((slug) => !teams.some((team) => team.slug === slug));
  if (unknown.length > 0) {
    throw Problem.fields({ teams: [`Invalid teams: ${unknown.join(", ")}`] });
  }
  return { role, teamIds: teams.map(({ id }) => id) };
}

/** Refuses a role that is above what the caller has in the organization. */
export function requireGrant(held: ReadonlySet<Scope>, role: Role): void {
  if (mayGrant(held, role)) return;
  throw new Problem("forbidden", {
    detail: `You do not have permission to give or take the role ${role}.`,
  });
}
