import type { Db } from "../../storage/index.ts";
import { findMemberTeamIds, findTeams } from "../teams/index.ts";
import { findUser } from "../users/index.ts";
import type { Seat } from "./find-seat.ts";
import type { SeatParts } from "./present.ts";
import { countOwners } from "./store.ts";

/** Loads what a seat by itself is shown with. */
export async function loadSeatParts(
  db: Db,
  seat: Seat,
  inviteLink: string | null,
): Promise<SeatParts> {
  const isInvitation = seat.kind === "invitation";
  const inviterId = isInvitation ? seat.invitation.inviterId : null;
  const teamIds = isInvitation
    ? seat.invitation.teamIds
    : [...(await findMemberTeamIds(db, seat.member.id))];
  const teams = await findTeams(db, teamIds);
  const isOwner = !isInvitation && seat.member.role === "owner";
  return {
    inviter: inviterId === null ? undefined : await findUser(db, inviterId),
    teams: [...teams.values()].toSorted((a, b) => (a.slug < b.slug ? -1 : 1)),
    isOnlyOwner: isOwner && (await countOwners(db, seat.member.organizationId)) === 1,
    inviteLink,
  };
}
