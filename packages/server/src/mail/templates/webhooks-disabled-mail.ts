import { composeMail, type MailText } from "../compose-mail.ts";

/** Who is told nothing more, as its mail names it. */
type Silenced = { kind: "integration"; name: string } | { kind: "service-hook"; url: string };

/** Tells who looks after an integration or a service hook that nothing is sent to its receiver any more. */
export function webhooksDisabledMail(news: {
  receiver: Silenced;
  reason: "timeouts" | "gone";
  /** How many timeouts within a day it takes. */
  timeouts: number;
  link: string;
}): MailText & { kind: "webhooks-disabled" } {
  const { receiver, reason, timeouts, link } = news;
  const { name, switchOn, open, yours } = toWords(receiver);
  const why = {
    timeouts: `The receiver of ${name} did not answer in time ${timeouts} times within 24 hours, so it is told nothing more.`,
    gone: `The receiver of ${name} answered 410 Gone, so it is told nothing more.`,
  }[reason];
  return {
    kind: "webhooks-disabled",
    ...composeMail({
      subject: `Webhooks of ${name} are switched off`,
      paragraphs: [
        why,
        `What it misses meanwhile is kept. When the receiver is well again, switch ${switchOn} on and send again what it missed.`,
      ],
      action: { label: open, url: link },
      footer: `You get this because you made this ${yours}, or own its organization.`,
    }),
  };
}

function toWords(receiver: Silenced) {
  if (receiver.kind === "integration") {
    return {
      name: receiver.name,
      switchOn: "its webhooks",
      open: "See the integration",
      yours: "integration",
    };
  }
  return {
    name: `the service hook to ${hostOf(receiver.url)}`,
    switchOn: "the hook",
    open: "See the service hook",
    yours: "service hook",
  };
}

/** What follows the host is often a key, which no mail is to carry. */
function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}
