import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import type { Team } from "./model.ts";
import { findTeam } from "./store.ts";

/** The organization's team with this id or slug. Refuses what is none. */
export async function getTeam(db: Db, organizationId: number, idOrSlug: string): Promise<Team> {
  const team = await findTeam(db, organizationId, idOrSlug);
  if (team === undefined) throw new Problem("not-found");
  return team;
}
