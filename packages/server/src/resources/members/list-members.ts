import type { Db } from "../../storage/index.ts";
import type { Page } from "../keyset.ts";
import { type OffsetRequest, toOffsetPage } from "../offset-page.ts";
import { findUsers, type User } from "../users/index.ts";
import type { Member } from "./model.ts";
import { selectMembers } from "./store.ts";

/** The people of an organization with their seats; `text` is looked for in names and e-mails. */
export async function listMembers(
  db: Db,
  filter: { organizationId: number; text?: string | undefined },
  request: OffsetRequest,
): Promise<Page<{ member: Member; user: User }>> {
  const members = await selectMembers(db, filter, request);
  const users = await findUsers(
    db,
    members.map((member) => member.userId),
  );
  const seats = members.flatMap((member) => {
    const user = users.get(member.userId);
    return user === undefined ? [] : [{ member, user }];
  });
  return toOffsetPage(seats, request);
}
