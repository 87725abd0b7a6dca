import { composeMail, type MailText } from "../compose-mail.ts";

/** Tells the owner of an integration that nothing is sent to its receiver any more. */
export function webhooksDisabledMail(news: {
  integration: string;
  reason: "timeouts" | "gone";
  /** How many timeouts within a day it takes. */
  timeouts: number;
  link: string;
}): MailText & { kind: "webhooks-disabled" } {
  const { integration, reason, timeouts, link } = news;
  const why = {
    timeouts: `The receiver of ${integration} did not answer in time ${timeouts} times within 24 hours, so it is told nothing more.`,
    gone: `The receiver of ${integration} answered 410 Gone, so it is told nothing more.`,
  }[reason];
  return {
    kind: "webhooks-disabled",
    ...composeMail({
      subject: `Webhooks of ${integration} are switched off`,
      paragraphs: [
        why,
        "What it misses meanwhile is kept. When the receiver is well again, switch its webhooks on and send again what it missed.",
      ],
      action: { label: "See the integration", url: link },
      footer: "You get this because you made this integration, or own its organization.",
    }),
  };
}
