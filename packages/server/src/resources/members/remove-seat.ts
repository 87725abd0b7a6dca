import { Problem } from "@vedette/contract/problems";
import type { CurrentOrganization } from "../../routing/index.ts";
import type { Tx } from "../../storage/index.ts";
import { disownRules } from "../alert-rules/index.ts";
import { deleteTokensOfUsers } from "../api-tokens/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { disownMetricAlerts } from "../metric-alerts/index.ts";
import { lockOrganization } from "../organizations/index.ts";
import { deactivateUsers } from "../users/index.ts";
import { getSeat, type Seat } from "./find-seat.ts";
import { requireGrant } from "./read-grant.ts";
import { deleteMemberRow } from "./store.ts";
import { deleteInvitationRow } from "./store-invitations.ts";
import { keepAnOwner, roleOf } from "./update-seat.ts";

/**
 * Takes a seat or an invitation away. Members may give up their own seat and take their own
 * invitations back; for others it takes the right to. What the person did stays theirs, and
 * integrations they made go on working; alert rules they look after are nobody's. Refuses roles above
 * the caller's, and the last owner.
 */
export async function removeSeat(
  instance: Instance,
  doer: Doer,
  organization: CurrentOrganization,
  segment: string,
): Promise<void> {
  const now = instance.now();
  await instance.storage.transaction(async (tx) => {
    await lockOrganization(tx, organization.id);
    const seat = await getSeat(tx, doer.actor, organization.id, segment);
    if (!isOwn(doer, seat)) {
      if (!organization.scopes.has("member:admin")) throw new Problem("forbidden");
      requireGrant(organization.scopes, roleOf(seat));
    }
    await keepAnOwner(tx, seat);
    await removeRow(tx, seat);
    await recordAudit(tx, auditEntry(doer, organization.id, seat), now);
  });
}

function isOwn({ actor }: Doer, seat: Seat): boolean {
  if (actor.kind !== "user") return false;
  return seat.kind === "member"
    ? seat.member.userId === actor.userId
    : seat.invitation.inviterId === actor.userId;
}

async function removeRow(tx: Tx, seat: Seat): Promise<void> {
  if (seat.kind === "invitation") {
    await deleteInvitationRow(tx, seat.invitation.id);
    return;
  }
  await deleteMemberRow(tx, seat.member.id);
  const { organizationId, userId } = seat.member;
  await disownRules(tx, { organizationId, userId });
  await disownMetricAlerts(tx, { organizationId, userId });
  if (!seat.user.isServiceAccount) return;
  // It was made for this organization alone. Its row stays, for what it did carries its name.
  await deleteTokensOfUsers(tx, [seat.user.id]);
  await deactivateUsers(tx, [seat.user.id]);
}

function auditEntry(doer: Doer, organizationId: number, seat: Seat) {
  const isMember = seat.kind === "member";
  const email = isMember ? seat.user.email : seat.invitation.email;
  const isService = isMember && seat.user.isServiceAccount;
  return {
    organizationId,
    event: isService ? ("service-account.remove" as const) : ("member.remove" as const),
    actor: toAuditActor(doer.actor),
    target: isMember
      ? { kind: "member", id: String(seat.member.id) }
      : { kind: "invitation", id: String(seat.invitation.id) },
    data: { name: isService ? seat.user.name : email, email, role: roleOf(seat) },
    ipAddress: doer.ipAddress,
  };
}
