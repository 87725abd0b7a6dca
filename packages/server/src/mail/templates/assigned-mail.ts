import { composeMail, type MailText } from "../compose-mail.ts";
import type { IssueInMail } from "./issue-in-mail.ts";

/** So many are named; who is given more looks at the list. */
const MOST_NAMED = 20;

/** Tells somebody that issues are theirs, or a team's of theirs, from now on. */
export function assignedMail(news: {
  /** Who did it. */
  by: string;
  /** The name of the team; null: they are the reader's own. */
  team: string | null;
  issues: readonly [IssueInMail, ...IssueInMail[]];
  /** Where they stop these mails. */
  stopLink: string;
}): MailText & { kind: "assignment" } {
  const { by, team, issues, stopLink } = news;
  const whom = team === null ? "you" : `your team ${team}`;
  const footer = `You get this because it was assigned to ${whom}. Stop these mails: ${stopLink}`;
  const [first, ...others] = issues;
  if (others.length === 0) {
    const { project, shortId, title, culprit, link } = first;
    return {
      kind: "assignment",
      ...composeMail({
        subject: `[${project}] ${shortId} is assigned to ${whom}: ${title}`,
        paragraphs: [
          `${by} assigned ${shortId} to ${whom}.`,
          title,
          ...(culprit === "" ? [] : [culprit]),
        ],
        action: { label: `Open ${shortId}`, url: link },
        footer,
      }),
    };
  }
  const named = issues.slice(0, MOST_NAMED);
  const rest = issues.length - named.length;
  return {
    kind: "assignment",
    ...composeMail({
      subject: `${issues.length} issues are assigned to ${whom}`,
      paragraphs: [
        `${by} assigned ${issues.length} issues to ${whom}.`,
        ...named.map(({ shortId, title, link }) => `${shortId}: ${title}\n${link}`),
        ...(rest === 0 ? [] : [`And ${rest} more.`]),
      ],
      footer,
    }),
  };
}
