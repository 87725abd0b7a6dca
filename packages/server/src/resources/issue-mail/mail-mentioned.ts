import { type IssueInMail, mentionMail, queueMail } from "../../mail/index.ts";
import { toAuditActor } from "../audit-log/index.ts";
import { stopLink } from "../mail-choices/index.ts";
import { findReaders } from "./find-readers.ts";
import type { IssueMailing } from "./model.ts";

/** Mails people that a comment on an issue mentions them, or a team of theirs. */
export async function mailMentioned(
  mailing: IssueMailing,
  userIds: readonly number[],
  issue: IssueInMail,
  text: string,
): Promise<void> {
  const { instance, tx, wake, now, actor, organizationId } = mailing;
  for (const { id, email } of await findReaders(mailing, "mentions", userIds)) {
    const words = mentionMail({
      by: toAuditActor(actor).name,
      issue,
      text,
      stopLink: stopLink(instance, { userId: id, kind: "mentions" }),
    });
    await queueMail(tx, wake, { ...words, to: email, organizationId }, now);
  }
}
