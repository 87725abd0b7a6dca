import {
  acceptInvitation as acceptInvitationRoute,
  getInvitation as getInvitationRoute,
} from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import type { Instance } from "../instance.ts";
import { findUser, findUserByEmail } from "../users/index.ts";
import { acceptInvitation, getInvitation } from "./accept-invitation.ts";
import { findMember } from "./store.ts";

/** What the holder of an invitation's link sees and does. */
export function invitationRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(getInvitationRoute, async ({ actor, params }) => {
      const { organization, invitation } = await getInvitation(db, params, instance.now());
      const { inviterId, email, role } = invitation;
      const inviter = inviterId === null ? undefined : await findUser(db, inviterId);
      const userId = actor.kind === "user" ? actor.userId : undefined;
      const seat = userId === undefined ? undefined : await findMember(db, organization.id, userId);
      return {
        status: 200,
        body: {
          orgSlug: organization.slug,
          orgName: organization.name,
          email,
          orgRole: role,
          inviterName: inviter?.name ?? null,
          needsAuthentication: userId === undefined,
          hasAccount: (await findUserByEmail(db, email)) !== undefined,
          existingMember: seat !== undefined,
          hasAuthProvider: false,
          requireSso: false,
        },
      };
    }),

    implement(acceptInvitationRoute, async ({ actor, params, body, request }) => {
      const doer = { actor, ipAddress: request.ip };
      await acceptInvitation(instance, doer, params, body ?? {});
      return { status: 204 };
    }),
  ];
}
