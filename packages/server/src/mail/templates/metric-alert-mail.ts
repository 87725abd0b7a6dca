import { composeMail, type MailText } from "../compose-mail.ts";

/** A change of a metric alert. */
export interface ChangedAlert {
  /** `Critical: Too many errors`. */
  title: string;
  /** `120 events in the last 10 minutes`. */
  description: string;
  link: string;
}

/** Tells somebody of one change, or of several at once, oldest first. `stopLink`: where they stop these mails. */
export function metricAlertMail(news: {
  project: string;
  changes: readonly [ChangedAlert, ...ChangedAlert[]];
  stopLink: string;
}): MailText & { kind: "alert" } {
  const { project, changes, stopLink } = news;
  const [first, ...others] = changes;
  const footer = `You get this because a metric alert of ${project} names you. Stop these mails: ${stopLink}`;
  if (others.length === 0) {
    const { title, description, link } = first;
    return {
      kind: "alert",
      ...composeMail({
        subject: `[${project}] ${title}`,
        paragraphs: [title, `${description} in ${project}.`],
        action: { label: "Open the alert", url: link },
        footer,
      }),
    };
  }
  const lines = changes.map(({ title, description, link }) => `${title}\n${description}\n${link}`);
  return {
    kind: "alert",
    ...composeMail({
      subject: `[${project}] ${changes.length} changes of metric alerts`,
      paragraphs: [`Metric alerts of ${project} changed ${changes.length} times.`, ...lines],
      footer,
    }),
  };
}
