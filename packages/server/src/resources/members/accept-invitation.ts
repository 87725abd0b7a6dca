import { Problem } from "@vedette/contract/problems";
import type { Caller } from "../../access/index.ts";
import { sha256Hex } from "../../kit/index.ts";
import { isUniqueViolation, type Db, type Tx } from "../../storage/index.ts";
import { type Doer, recordAudit } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { findOrganization, type Organization } from "../organizations/index.ts";
import { ensureTeamMember, findTeams } from "../teams/index.ts";
import { createUser, findUser, findUserByEmail, hashPassword, type User } from "../users/index.ts";
import { type Invitation, readSeatId } from "./model.ts";
import { insertMember } from "./store.ts";
import { deleteInvitationRow, findInvitationByToken } from "./store-invitations.ts";

/** The parts of an invitation's link. */
export interface InvitationLink {
  invitedTo: string;
  invitation: string;
  secret: string;
}

/** What a link invites to. Refuses alike what was never made, was taken, withdrawn or replaced. */
export async function getInvitation(
  db: Db,
  link: InvitationLink,
  now: number,
): Promise<{ organization: Organization; invitation: Invitation }> {
  const organization = await findOrganization(db, link.invitedTo);
  const key = readSeatId(link.invitation);
  if (organization === undefined || key?.kind !== "invitation") throw new Problem("not-found");
  const hash = sha256Hex(link.secret);
  const invitation = await findInvitationByToken(db, organization.id, key.id, hash);
  if (invitation === undefined) throw new Problem("not-found");
  if (invitation.expiresAt <= now) {
    throw new Problem("bad-request", { detail: "This invitation has expired; ask for another." });
  }
  return { organization, invitation };
}

/**
 * Takes the seat an invitation offers: as the person who is signed in, else as a new one with this
 * name and password and the e-mail that was invited. Refuses tokens, for who accepts is a person; a
 * new account where one of that e-mail exists; and a link that somebody else used a moment before.
 */
export async function acceptInvitation(
  instance: Instance,
  doer: Doer & { actor: Caller },
  link: InvitationLink,
  account: { name?: string | undefined; password?: string | undefined },
): Promise<void> {
  const now = instance.now();
  const { storage } = instance;
  const { invitation } = await getInvitation(storage.db, link, now);
  const newcomer = await readNewcomer(storage.db, doer.actor, invitation, account);
  try {
    await storage.transaction(async (tx) => {
      if (!(await deleteInvitationRow(tx, invitation.id))) throw new Problem("not-found");
      const user = await findOrCreate(tx, doer.actor, invitation, newcomer, now);
      const memberId = await takeSeat(tx, invitation, user, now);
      await recordAudit(tx, auditEntry(doer, invitation, user, memberId), now);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw emailTaken();
  }
}

interface Newcomer {
  name: string;
  passwordHash: string;
}

/** Null: the caller is a person already. Hashed before the transaction, for it takes its time. */
async function readNewcomer(
  db: Db,
  actor: Caller,
  { email }: Invitation,
  account: { name?: string | undefined; password?: string | undefined },
): Promise<Newcomer | null> {
  if (actor.kind === "user" && actor.via.kind === "session") return null;
  if (actor.kind !== "anonymous") throw new Problem("forbidden");
  const { name, password } = account;
  if (password === undefined) throw new Problem("unauthenticated");
  if (await findUserByEmail(db, email)) throw emailTaken();
  const fallback = email.split("@")[0] ?? email;
  return { name: name ?? fallback, passwordHash: await hashPassword(password) };
}

async function findOrCreate(
  tx: Tx,
  actor: Caller,
  { email }: Invitation,
  newcomer: Newcomer | null,
  now: number,
): Promise<User> {
  if (newcomer) return await createUser(tx, { email, ...newcomer, isInstanceAdmin: false }, now);
  const user = actor.kind === "user" ? await findUser(tx, actor.userId) : undefined;
  if (user === undefined) throw new Problem("unauthenticated");
  return user;
}

/** A seat that the person has already is left as it is. */
async function takeSeat(tx: Tx, invitation: Invitation, user: User, now: number): Promise<number> {
  const { organizationId, role } = invitation;
  const member = await insertMember(tx, { organizationId, userId: user.id, role }, now);
  const teams = await findTeams(tx, invitation.teamIds);
  for (const team of teams.values()) {
    if (team.organizationId === organizationId) await ensureTeamMember(tx, team.id, member.id);
  }
  return member.id;
}

function emailTaken(): Problem {
  return new Problem("conflict", {
    detail: "There is an account with this e-mail already. Sign in, then accept.",
  });
}

function auditEntry(doer: Doer, invitation: Invitation, user: User, memberId: number) {
  return {
    organizationId: invitation.organizationId,
    event: "member.accept-invite" as const,
    actor: { kind: "user" as const, id: String(user.id), name: user.name },
    target: { kind: "member", id: String(memberId) },
    data: { name: invitation.email, email: invitation.email, role: invitation.role },
    ipAddress: doer.ipAddress,
  };
}
