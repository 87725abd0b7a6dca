import type { Scope, Team as TeamShape } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { Team } from "./model.ts";

/** How the caller stands to what is shown: their scopes there, and the teams they are in. */
export interface TeamViewer {
  scopes: ReadonlySet<Scope>;
  teamIds: ReadonlySet<number>;
}

export function presentTeam(team: Team, viewer: TeamViewer): TeamShape {
  const isMember = viewer.teamIds.has(team.id);
  return {
    ...presentTeamReference(team),
    dateCreated: formatInstant(team.createdAt),
    isMember,
    teamRole: isMember ? "contributor" : null,
    flags: { "idp:provisioned": false },
    access: [...viewer.scopes].toSorted(),
    hasAccess: true,
    isPending: false,
    memberCount: team.memberCount,
    avatar: { avatarType: "letter_avatar", avatarUuid: null },
  };
}

/** A team where it is only named. */
export function presentTeamReference(team: Team): { id: string; slug: string; name: string } {
  return { id: String(team.id), slug: team.slug, name: team.name };
}
