import type { Actor } from "../../access/index.ts";
import type { Db } from "../../storage/index.ts";
import { findMember } from "../members/index.ts";
import { findMemberTeamIds } from "./store.ts";

/** Ids of the teams a caller is in, in one organization; none for who is not a person. */
export async function findOwnTeamIds(
  db: Db,
  organizationId: number,
  actor: Actor,
): Promise<Set<number>> {
  if (actor.kind !== "user") return new Set();
  const member = await findMember(db, organizationId, actor.userId);
  return await findMemberTeamIds(db, member?.id);
}
