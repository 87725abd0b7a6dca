import { Problem } from "@vedette/contract/problems";
import { mayGrant } from "../../access/index.ts";
import { randomHex, sha256Hex } from "../../kit/index.ts";
import { invitationMail, type NewMail, queueMail } from "../../mail/index.ts";
import type { CurrentOrganization } from "../../routing/index.ts";
import { isUniqueViolation, type Tx } from "../../storage/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { getOrganization, type Organization } from "../organizations/index.ts";
import { findUserByEmail } from "../users/index.ts";
import { formatInvitationId, INVITATION_TTL_MS, type Invitation } from "./model.ts";
import { type Grant, requireGrant } from "./read-grant.ts";
import { findMember } from "./store.ts";
import {
  findInvitationByEmail,
  insertInvitation,
  updateInvitationRow,
} from "./store-invitations.ts";

export interface NewInvitation {
  email: string;
  grant: Grant;
  /** Whether it goes out by mail. */
  byMail: boolean;
  /** Whether it may replace one that waits already. */
  reinvite: boolean;
}

/** An invitation just made. `link` is null when it went out by mail: then nobody else needs it. */
export interface Invited {
  invitation: Invitation;
  link: string | null;
}

/**
 * Offers somebody a seat. Refuses a role above the caller's, plain members where the organization
 * does not let them invite, and who has a seat or an invitation already.
 */
export async function inviteMember(
  instance: Instance,
  doer: Doer,
  organization: CurrentOrganization,
  input: NewInvitation,
): Promise<Invited> {
  const { policies, name } = await getOrganization(instance.storage.db, organization.id);
  if (!organization.scopes.has("member:write") && !policies.allowMemberInvite) {
    throw new Problem("forbidden", { detail: "Members may not invite others here." });
  }
  const role = input.grant.role ?? roleFor(organization, policies.defaultRole);
  requireGrant(organization.scopes, role);
  const offer = {
    organizationId: organization.id,
    email: input.email.toLowerCase(),
    role,
    teamIds: input.grant.teamIds ?? [],
    inviterId: doer.actor.kind === "user" ? doer.actor.userId : null,
  };
  const { byMail, reinvite: mayReplace } = input;
  return await makeInvitation(instance, doer, { ...organization, name }, offer, {
    byMail,
    mayReplace,
  });
}

/** Makes an invitation's link anew, the old one being dead. */
export async function reinvite(
  instance: Instance,
  doer: Doer,
  organization: CurrentOrganization,
  invitation: Invitation,
  byMail: boolean,
): Promise<Invited> {
  const { name } = await getOrganization(instance.storage.db, organization.id);
  return await makeInvitation(instance, doer, { ...organization, name }, invitation, {
    byMail,
    mayReplace: true,
  });
}

function roleFor(
  { scopes }: CurrentOrganization,
  defaultRole: Organization["policies"]["defaultRole"],
) {
  return mayGrant(scopes, defaultRole) ? defaultRole : "member";
}

async function makeInvitation(
  { storage, links, now: clock }: Instance,
  doer: Doer,
  organization: { slug: string; name: string },
  offer: Omit<Invitation, "id" | "createdAt" | "expiresAt">,
  { byMail, mayReplace }: { byMail: boolean; mayReplace: boolean },
): Promise<Invited> {
  const now = clock();
  const secret = randomHex(32);
  const times = { createdAt: now, expiresAt: now + INVITATION_TTL_MS };
  const linkTo = ({ id }: Invitation): string =>
    `${links.baseUrl}/accept/${organization.slug}/${formatInvitationId(id)}/${secret}/`;
  try {
    const invitation = await storage.transaction(async (tx, wake) => {
      await refuseMember(tx, offer);
      const stored = await storeInvitation(tx, { ...offer, ...times }, secret, mayReplace);
      await recordAudit(tx, auditEntry(doer, stored), now);
      if (byMail)
        await queueMail(tx, wake, toMail(doer, organization, stored, linkTo(stored)), now);
      return stored;
    });
    return { invitation, link: byMail ? null : linkTo(invitation) };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw invitedAlready(offer.email);
  }
}

async function refuseMember(
  tx: Tx,
  { organizationId, email }: Pick<Invitation, "organizationId" | "email">,
): Promise<void> {
  const user = await findUserByEmail(tx, email);
  if (user === undefined || !(await findMember(tx, organizationId, user.id))) return;
  throw Problem.fields({ email: [`The user ${email} is already a member`] });
}

async function storeInvitation(
  tx: Tx,
  offer: Omit<Invitation, "id">,
  secret: string,
  mayReplace: boolean,
): Promise<Invitation> {
  const tokenHash = sha256Hex(secret);
  const waiting = await findInvitationByEmail(tx, offer.organizationId, offer.email);
  if (waiting === undefined) return await insertInvitation(tx, { ...offer, tokenHash });
  if (!mayReplace) throw invitedAlready(offer.email);
  const renewed = { ...offer, id: waiting.id, createdAt: waiting.createdAt };
  await updateInvitationRow(tx, renewed, tokenHash);
  return renewed;
}

function invitedAlready(email: string): Problem {
  return Problem.fields({ email: [`There is an existing invitation for ${email}`] });
}

function toMail(
  { actor }: Doer,
  organization: { name: string },
  invitation: Invitation,
  link: string,
): NewMail {
  return {
    to: invitation.email,
    organizationId: invitation.organizationId,
    ...invitationMail({
      by: actor.kind === "user" ? actor.name : "Somebody",
      organization: organization.name,
      link,
      validDays: INVITATION_TTL_MS / 86_400_000,
    }),
  };
}

function auditEntry(doer: Doer, invitation: Invitation) {
  return {
    organizationId: invitation.organizationId,
    event: "member.invite" as const,
    actor: toAuditActor(doer.actor),
    target: { kind: "invitation", id: String(invitation.id) },
    data: { name: invitation.email, email: invitation.email, role: invitation.role },
    ipAddress: doer.ipAddress,
  };
}
