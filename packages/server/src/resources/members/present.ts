import type { Member as MemberShape, MemberDetail } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { Team } from "../teams/index.ts";
import { presentUser, type User } from "../users/index.ts";
import type { Seat } from "./find-seat.ts";
import { formatInvitationId, type Member } from "./model.ts";

/** A seat as lists show it. `now`: epoch milliseconds. */
export function presentSeat(seat: Seat, inviter: User | undefined, now: number): MemberShape {
  if (seat.kind === "member") return presentMember(seat.member, seat.user);
  const { invitation } = seat;
  return {
    id: formatInvitationId(invitation.id),
    email: invitation.email,
    name: invitation.email,
    user: null,
    orgRole: invitation.role,
    pending: true,
    expired: invitation.expiresAt <= now,
    dateCreated: formatInstant(invitation.createdAt),
    inviterName: inviter?.name ?? null,
    ...ALWAYS,
    isServiceAccount: false,
  };
}

export function presentMember(member: Member, user: User): MemberShape {
  return {
    id: String(member.id),
    email: user.email,
    name: user.name,
    user: presentUser(user),
    orgRole: member.role,
    pending: false,
    expired: false,
    dateCreated: formatInstant(member.createdAt),
    inviterName: null,
    ...ALWAYS,
    isServiceAccount: user.isServiceAccount,
  };
}

/** What a seat by itself is shown with. */
export interface SeatParts {
  inviter: User | undefined;
  teams: readonly Team[];
  isOnlyOwner: boolean;
  /** Null where it is not to be passed on. */
  inviteLink: string | null;
}

/** A seat by itself. */
export function presentSeatDetail(seat: Seat, parts: SeatParts, now: number): MemberDetail {
  const shown = presentSeat(seat, parts.inviter, now);
  const slugs = parts.teams.map(({ slug }) => slug);
  return {
    ...shown,
    role: shown.orgRole,
    roleName: shown.orgRole.charAt(0).toUpperCase() + shown.orgRole.slice(1),
    teams: slugs,
    teamRoles: slugs.map((teamSlug) => ({ teamSlug, role: "contributor" as const })),
    invite_link: parts.inviteLink,
    isOnlyOwner: parts.isOnlyOwner,
  };
}

const ALWAYS = {
  flags: {
    "idp:provisioned": false,
    "idp:role-restricted": false,
    "sso:linked": false,
    "sso:invalid": false,
    "member-limit:restricted": false,
    "partnership:restricted": false,
  },
  inviteStatus: "approved" as const,
};
