import { composeMail, type MailText } from "../compose-mail.ts";

/** An issue that alert rules fired for. */
export interface AlertedIssue {
  /** `SHOP-3`. */
  shortId: string;
  title: string;
  culprit: string;
  link: string;
  /** Names of the rules that fired. */
  rules: readonly string[];
}

/** Tells somebody of one alert, or of several at once. `stopLink`: where they stop these mails. */
export function alertMail(alert: {
  project: string;
  issues: readonly [AlertedIssue, ...AlertedIssue[]];
  stopLink: string;
}): MailText & { kind: "alert" } {
  const { project, issues, stopLink } = alert;
  const [first, ...others] = issues;
  const footer = `You get this because an alert rule of ${project} names you. Stop these mails: ${stopLink}`;
  if (others.length === 0) {
    const { shortId, title, culprit, link, rules } = first;
    return {
      kind: "alert",
      ...composeMail({
        subject: `[${project}] ${shortId}: ${title}`,
        paragraphs: [
          title,
          ...(culprit === "" ? [] : [culprit]),
          `The alert rule ${rules.join(", ")} fired in ${project}.`,
        ],
        action: { label: `Open ${shortId}`, url: link },
        footer,
      }),
    };
  }
  const lines = issues.map(
    ({ shortId, title, link, rules }) => `${shortId}: ${title}\n${rules.join(", ")}\n${link}`,
  );
  return {
    kind: "alert",
    ...composeMail({
      subject: `[${project}] ${issues.length} issues with alerts`,
      paragraphs: [`Alert rules fired for ${issues.length} issues of ${project}.`, ...lines],
      footer,
    }),
  };
}
