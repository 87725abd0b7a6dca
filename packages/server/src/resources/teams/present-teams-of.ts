import type { Scope, Team as TeamShape } from "@vedette/contract";
import type { Actor } from "../../access/index.ts";
import type { Db } from "../../storage/index.ts";
import { findOwnTeamIds } from "./find-own-teams.ts";
import { presentTeam } from "./present.ts";
import { selectTeams } from "./store.ts";

/** More than people look through; who wants all asks for the list of teams. */
const MOST = 1000;

/** An organization's teams as part of it, the way the caller sees them. */
export async function presentTeamsOf(
  db: Db,
  viewer: { actor: Actor; organization: { id: number; scopes: ReadonlySet<Scope> } },
): Promise<TeamShape[]> {
  const { actor, organization } = viewer;
  const page = { offset: 0, limit: MOST };
  const teams = await selectTeams(db, { organizationId: organization.id }, page);
  const teamIds = await findOwnTeamIds(db, organization.id, actor);
  return teams.map((team) => presentTeam(team, { scopes: organization.scopes, teamIds }));
}
