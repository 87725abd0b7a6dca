import { Problem } from "@vedette/contract/problems";
import type { CurrentOrganization } from "../../routing/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { getOrganization } from "../organizations/index.ts";
import { deleteTeamMember, ensureTeamMember, getTeam, type Team } from "../teams/index.ts";
import type { User } from "../users/index.ts";
import { getMember } from "./find-seat.ts";
import type { Member } from "./model.ts";

/** Which seat, and which team: ids, slugs, or `me`. */
export interface TeamPlace {
  member: string;
  team: string;
}

/**
 * Puts a member into a team. People join by themselves where the organization's membership is open;
 * else it takes the right to manage teams or members.
 */
export async function joinTeam(
  instance: Instance,
  doer: Doer,
  organization: CurrentOrganization,
  place: TeamPlace,
): Promise<Team> {
  const { db } = instance.storage;
  const { openMembership } = (await getOrganization(db, organization.id)).policies;
  return await change(instance, doer, organization, place, openMembership, {
    event: "member.join-team",
    write: async (tx, team, member) => await ensureTeamMember(tx, team.id, member.id),
  });
}

/** Takes a member out of a team; people leave by themselves. Refuses who is not in it. */
export async function leaveTeam(
  instance: Instance,
  doer: Doer,
  organization: CurrentOrganization,
  place: TeamPlace,
): Promise<Team> {
  return await change(instance, doer, organization, place, true, {
    event: "member.leave-team",
    write: async (tx, team, member) => {
      if (!(await deleteTeamMember(tx, team.id, member.id))) throw new Problem("not-found");
    },
  });
}

interface Change {
  event: "member.join-team" | "member.leave-team";
  write: (tx: Parameters<typeof ensureTeamMember>[0], team: Team, member: Member) => Promise<void>;
}

async function change(
  instance: Instance,
  doer: Doer,
  organization: CurrentOrganization,
  place: TeamPlace,
  mayAlone: boolean,
  { event, write }: Change,
): Promise<Team> {
  const now = instance.now();
  return await instance.storage.transaction(async (tx) => {
    const { member, user } = await getMember(tx, doer.actor, organization.id, place.member);
    const team = await getTeam(tx, organization.id, place.team);
    const isOwn = doer.actor.kind === "user" && doer.actor.userId === user.id;
    if (!(isOwn && mayAlone) && !managesTeams(organization)) throw new Problem("forbidden");
    await write(tx, team, member);
    await recordAudit(tx, auditEntry(doer, team, member, user, event), now);
    return await getTeam(tx, organization.id, String(team.id));
  });
}

export function managesTeams({ scopes }: CurrentOrganization): boolean {
  return scopes.has("team:write") || scopes.has("member:write") || scopes.has("org:write");
}

function auditEntry(doer: Doer, team: Team, member: Member, user: User, event: Change["event"]) {
  return {
    organizationId: team.organizationId,
    event,
    actor: toAuditActor(doer.actor),
    target: { kind: "member", id: String(member.id) },
    data: { name: user.email, email: user.email, team: team.slug },
    ipAddress: doer.ipAddress,
  };
}
