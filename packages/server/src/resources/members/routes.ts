import {
  deleteMember as deleteMemberRoute,
  getMember as getMemberRoute,
  inviteMember as inviteMemberRoute,
  listMembers as listMembersRoute,
  updateMember as updateMemberRoute,
} from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import { readOffset } from "../offset-page.ts";
import type { Instance } from "../instance.ts";
import { findUsers } from "../users/index.ts";
import { getSeat, type Seat } from "./find-seat.ts";
import { inviteMember, reinvite } from "./invite-member.ts";
import { listMembers } from "./list-members.ts";
import { loadSeatParts } from "./load-detail.ts";
import { presentSeat, presentSeatDetail } from "./present.ts";
import { readGrant } from "./read-grant.ts";
import { removeSeat } from "./remove-seat.ts";
import { invitationRoutes } from "./routes-invitations.ts";
import { serviceAccountRoutes } from "./routes-service-accounts.ts";
import { memberTeamRoutes } from "./routes-teams.ts";
import { updateSeat } from "./update-seat.ts";

/**
 * Seats, those offered, and the way into them. `sendsMail` says whether invitations go out by mail;
 * `projectIdOf` finds a project of an organization.
 */
export function memberRoutes(
  instance: Instance,
  sendsMail: boolean,
  projectIdOf: (organizationId: number, idOrSlug: string) => Promise<number>,
): Implemented[] {
  const { db } = instance.storage;

  const show = async (seat: Seat, inviteLink: string | null = null) =>
    presentSeatDetail(seat, await loadSeatParts(db, seat, inviteLink), instance.now());

  return [
    ...invitationRoutes(instance),
    ...memberTeamRoutes(instance, projectIdOf),
    ...serviceAccountRoutes(instance),

    implement(listMembersRoute, async ({ organization, query }) => {
      const filter = { organizationId: organization.id, text: query.query };
      const page = await listMembers(db, filter, readOffset(query));
      const inviters = await findUsers(db, inviterIds(page.rows));
      const now = instance.now();
      const body = page.rows.map((seat) =>
        presentSeat(seat, inviters.get(inviterIdOf(seat) ?? 0), now),
      );
      return { status: 200, body, page };
    }),

    implement(inviteMemberRoute, async ({ actor, organization, body, request }) => {
      const doer = { actor, ipAddress: request.ip };
      const made = await inviteMember(instance, doer, organization, {
        email: body.email,
        grant: await readGrant(db, organization.id, body),
        byMail: sendsMail && (body.sendInvite ?? true),
        reinvite: body.reinvite ?? false,
      });
      const seat = { kind: "invitation" as const, invitation: made.invitation };
      return { status: 201, body: await show(seat, made.link) };
    }),

    implement(getMemberRoute, async ({ actor, organization, params }) => {
      const seat = await getSeat(db, actor, organization.id, params.member);
      return { status: 200, body: await show(seat) };
    }),

    implement(updateMemberRoute, async ({ actor, organization, params, body, request }) => {
      const doer = { actor, ipAddress: request.ip };
      const grant = await readGrant(db, organization.id, body);
      const seat = await updateSeat(instance, doer, organization, params.member, grant);
      if (!body.reinvite || seat.kind === "member") return { status: 200, body: await show(seat) };
      const made = await reinvite(instance, doer, organization, seat.invitation, sendsMail);
      const renewed = { ...seat, invitation: made.invitation };
      return { status: 200, body: await show(renewed, made.link) };
    }),

    implement(deleteMemberRoute, async ({ actor, organization, params, request }) => {
      const doer = { actor, ipAddress: request.ip };
      await removeSeat(instance, doer, organization, params.member);
      return { status: 204 };
    }),
  ];
}

function inviterIds(seats: readonly Seat[]): number[] {
  return [...new Set(seats.map(inviterIdOf).filter((id) => id !== null))];
}

function inviterIdOf(seat: Seat): number | null {
  return seat.kind === "invitation" ? seat.invitation.inviterId : null;
}
