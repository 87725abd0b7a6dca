import { composeMail, type MailText } from "../compose-mail.ts";
import type { IssueInMail } from "./issue-in-mail.ts";

/** Longer comments are cut; the issue has all of it. */
const MOST_CHARACTERS = 2000;

/** Tells somebody that a comment mentions them, or a team of theirs. */
export function mentionMail(news: {
  /** Who wrote it. */
  by: string;
  issue: IssueInMail;
  text: string;
  /** Where they stop these mails. */
  stopLink: string;
}): MailText & { kind: "mention" } {
  const { by, issue, text, stopLink } = news;
  const { project, shortId, title, link } = issue;
  const shown = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
  return {
    kind: "mention",
    ...composeMail({
      subject: `[${project}] ${by} mentioned you on ${shortId}: ${title}`,
      paragraphs: [`${by} wrote on ${shortId}, ${title}:`, shown],
      action: { label: `Open ${shortId}`, url: link },
      footer: `You get this because the comment mentions you or a team of yours. Stop these mails: ${stopLink}`,
    }),
  };
}
