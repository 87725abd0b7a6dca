import type { Db } from "../../storage/index.ts";
import type { Page } from "../keyset.ts";
import { type OffsetRequest, toOffsetPage } from "../offset-page.ts";
import { findUsers, type User } from "../users/index.ts";
import type { Seat } from "./find-seat.ts";
import type { Member } from "./model.ts";
import { countMembersLike, selectMembers } from "./store.ts";
import { selectInvitations } from "./store-invitations.ts";

/**
 * The people of an organization with their seats, and after them who is invited; `text` is looked
 * for in names and e-mails.
 */
export async function listMembers(
  db: Db,
  filter: { organizationId: number; text?: string | undefined },
  request: OffsetRequest,
): Promise<Page<Seat>> {
  const seats: Seat[] = (await withUsers(db, await selectMembers(db, filter, request))).map(
    (seat) => ({ kind: "member", ...seat }),
  );
  if (seats.length <= request.limit) {
    const taken = await countMembersLike(db, filter);
    const offset = Math.max(0, request.offset - taken);
    const limit = request.limit - seats.length;
    const invitations = await selectInvitations(db, filter, { offset, limit });
    seats.push(...invitations.map((invitation) => ({ kind: "invitation" as const, invitation })));
  }
  return toOffsetPage(seats, request);
}

/** These seats with the people who have them. */
export async function withUsers(
  db: Db,
  members: readonly Member[],
): Promise<{ member: Member; user: User }[]> {
  const users = await findUsers(
    db,
    members.map((member) => member.userId),
  );
  return members.flatMap((member) => {
    const user = users.get(member.userId);
    return user === undefined ? [] : [{ member, user }];
  });
}
