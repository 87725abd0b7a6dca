import { Problem } from "@vedette/contract/problems";
import type { Actor } from "../../access/index.ts";
import type { Db } from "../../storage/index.ts";
import { getUser, type User } from "../users/index.ts";
import { type Invitation, type Member, readSeatId } from "./model.ts";
import { findMember, findMemberById } from "./store.ts";
import { findInvitation } from "./store-invitations.ts";

/** A seat that somebody has, or that is offered. */
export type Seat =
  | { kind: "member"; member: Member; user: User }
  | { kind: "invitation"; invitation: Invitation };

/** The seat a path names in an organization; `me` is the caller's. Refuses what is none there. */
export async function getSeat(
  db: Db,
  actor: Actor,
  organizationId: number,
  segment: string,
): Promise<Seat> {
  const key = readSeatId(segment);
  if (key?.kind === "invitation") {
    const invitation = await findInvitation(db, organizationId, key.id);
    if (invitation === undefined) throw new Problem("not-found");
    return { kind: "invitation", invitation };
  }
  return { kind: "member", ...(await getMember(db, actor, organizationId, segment)) };
}

/** The same of seats that somebody has. */
export async function getMember(
  db: Db,
  actor: Actor,
  organizationId: number,
  segment: string,
): Promise<{ member: Member; user: User }> {
  const key = readSeatId(segment);
  const member =
    key?.kind === "own"
      ? await findOwn(db, actor, organizationId)
      : key?.kind === "member"
        ? await findMemberById(db, organizationId, key.id)
        : undefined;
  if (member === undefined) throw new Problem("not-found");
  return { member, user: await getUser(db, member.userId) };
}

async function findOwn(db: Db, actor: Actor, organizationId: number): Promise<Member | undefined> {
  return actor.kind === "user" ? await findMember(db, organizationId, actor.userId) : undefined;
}
