import type { MailKind } from "@vedette/contract";
import { findUnwilling } from "../mail-choices/index.ts";
import { findMembersOfOrganization } from "../members/index.ts";
import { findUsers, type User } from "../users/index.ts";
import type { IssueMailing } from "./model.ts";

/**
 * Those of these people who get a mail: members still, no service accounts, who want mails of this
 * kind and did not cause it themselves.
 */
export async function findReaders(
  { tx, actor, organizationId }: IssueMailing,
  kind: MailKind,
  userIds: readonly number[],
): Promise<User[]> {
  const self = actor.kind === "user" ? actor.userId : null;
  const others = [...new Set(userIds)].filter((id) => id !== self);
  if (others.length === 0) return [];
  const members = await findMembersOfOrganization(tx, organizationId, others);
  const users = await findUsers(
    tx,
    members.map(({ userId }) => userId),
  );
  const unwilling = await findUnwilling(tx, kind, [...users.keys()]);
  return [...users.values()].filter(
    ({ id, isActive, isServiceAccount }) => isActive && !isServiceAccount && !unwilling.has(id),
  );
}
