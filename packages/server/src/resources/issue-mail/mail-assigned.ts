import { assignedMail, type IssueInMail, queueMail } from "../../mail/index.ts";
import { toAuditActor } from "../audit-log/index.ts";
import { stopLink } from "../mail-choices/index.ts";
import { findMembersByIds } from "../members/index.ts";
import { findTeamMemberIds } from "../teams/index.ts";
import { findReaders } from "./find-readers.ts";
import type { IssueMailing } from "./model.ts";

/** Mails a person, or all people of a team, that issues are theirs now; one mail for all of them. */
export async function mailAssigned(
  mailing: IssueMailing,
  assignee: { type: "user" | "team"; id: number; name: string },
  issues: readonly IssueInMail[],
): Promise<void> {
  const [first, ...others] = issues;
  if (first === undefined) return;
  const { instance, tx, wake, now, actor, organizationId } = mailing;
  const readers = await findReaders(mailing, "assignments", await findUserIds(mailing, assignee));
  for (const { id, email } of readers) {
    const words = assignedMail({
      by: toAuditActor(actor).name,
      team: assignee.type === "team" ? assignee.name : null,
      issues: [first, ...others],
      stopLink: stopLink(instance, { userId: id, kind: "assignments" }),
    });
    await queueMail(tx, wake, { ...words, to: email, organizationId }, now);
  }
}

async function findUserIds(
  { tx }: IssueMailing,
  { type, id }: { type: "user" | "team"; id: number },
): Promise<number[]> {
  if (type === "user") return [id];
  const members = await findMembersByIds(tx, await findTeamMemberIds(tx, [id]));
  return members.map(({ userId }) => userId);
}
