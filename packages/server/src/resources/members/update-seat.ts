import type { Role } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { CurrentOrganization } from "../../routing/index.ts";
import type { Tx } from "../../storage/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { lockOrganization } from "../organizations/index.ts";
import { replaceTeamsOfMember } from "../teams/index.ts";
import { getSeat, type Seat } from "./find-seat.ts";
import { type Grant, requireGrant } from "./read-grant.ts";
import { countOwners, updateMemberRole } from "./store.ts";
import { updateInvitationRow } from "./store-invitations.ts";

/**
 * Gives a seat another role or other teams. Refuses a role above the caller's, seats whose role is,
 * and what would leave the organization without an owner.
 */
export async function updateSeat(
  instance: Instance,
  doer: Doer,
  organization: CurrentOrganization,
  segment: string,
  grant: Grant,
): Promise<Seat> {
  const now = instance.now();
  return await instance.storage.transaction(async (tx) => {
    // One after the other: two owners who step down at once would leave none.
    await lockOrganization(tx, organization.id);
    const seat = await getSeat(tx, doer.actor, organization.id, segment);
    requireGrant(organization.scopes, roleOf(seat));
    if (grant.role !== undefined) requireGrant(organization.scopes, grant.role);
    const after = await write(tx, seat, grant);
    await recordAudit(tx, auditEntry(doer, organization.id, after, grant), now);
    return after;
  });
}

/** Refuses to take the role of owner from the only one who has it. */
export async function keepAnOwner(tx: Tx, seat: Seat): Promise<void> {
  if (seat.kind !== "member" || seat.member.role !== "owner") return;
  if ((await countOwners(tx, seat.member.organizationId)) > 1) return;
  throw new Problem("forbidden", {
    detail: "You cannot remove the only remaining owner of the organization.",
  });
}

export function roleOf(seat: Seat): Role {
  return seat.kind === "member" ? seat.member.role : seat.invitation.role;
}

async function write(tx: Tx, seat: Seat, { role, teamIds }: Grant): Promise<Seat> {
  if (seat.kind === "invitation") {
    const { invitation } = seat;
    const after = {
      ...invitation,
      role: role ?? invitation.role,
      teamIds: teamIds ?? invitation.teamIds,
    };
    await updateInvitationRow(tx, after);
    return { ...seat, invitation: after };
  }
  const { member, user } = seat;
  if (role !== undefined && role !== member.role) {
    if (role === "owner") refuseServiceOwner(user.isServiceAccount);
    else await keepAnOwner(tx, seat);
    await updateMemberRole(tx, member.id, role);
  }
  if (teamIds !== undefined) await replaceTeamsOfMember(tx, member.id, teamIds);
  return { ...seat, member: { ...member, role: role ?? member.role } };
}

/** Refuses a service account as owner: an organization's owner is somebody who can sign in. */
export function refuseServiceOwner(isServiceAccount: boolean): void {
  if (!isServiceAccount) return;
  throw Problem.fields({ orgRole: ["A service account cannot be an owner."] });
}

function auditEntry(doer: Doer, organizationId: number, seat: Seat, grant: Grant) {
  const isMember = seat.kind === "member";
  const email = isMember ? seat.user.email : seat.invitation.email;
  return {
    organizationId,
    event: "member.edit" as const,
    actor: toAuditActor(doer.actor),
    target: isMember
      ? { kind: "member", id: String(seat.member.id) }
      : { kind: "invitation", id: String(seat.invitation.id) },
    data: {
      name: email,
      email,
      role: roleOf(seat),
      ...(grant.teamIds && { team_ids: grant.teamIds }),
    },
    ipAddress: doer.ipAddress,
  };
}
