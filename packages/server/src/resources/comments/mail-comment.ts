import type { Tx, Wake } from "../../storage/index.ts";
import type { Instance } from "../instance.ts";
import { mailMentioned } from "../issue-mail/index.ts";
import { formatShortId, issuePermalink } from "../issues/index.ts";
import { getOrganization } from "../organizations/index.ts";
import type { CommentContext } from "./tell-comment.ts";

/** Mails those a comment mentions, in the transaction that writes it. */
export async function mailComment(
  instance: Instance,
  { tx, wake, now }: { tx: Tx; wake: Wake; now: number },
  { actor, issue, project }: CommentContext,
  userIds: readonly number[],
  text: string,
): Promise<void> {
  if (userIds.length === 0) return;
  const { organizationId, title, culprit } = issue;
  const { slug } = await getOrganization(tx, organizationId);
  const told = {
    shortId: formatShortId(project.slug, issue.shortId),
    title,
    culprit,
    project: project.slug,
    link: issuePermalink(instance.links, slug, issue.id),
  };
  const mailing = { instance, tx, wake, now, actor, organizationId };
  await mailMentioned(mailing, userIds, told, text);
}
