import { composeMail, type MailText } from "../compose-mail.ts";

/** Tells somebody who follows a hoot how it looks now. */
export function statusMail(change: {
  /** Its name. */
  hoot: string;
  /** `happy`, `sad`, `sick`, `neutral` or `disabled`. */
  state: string;
  /** Empty: there is none. */
  message: string;
  link: string;
}): MailText & { kind: "status" } {
  const { hoot, state, message, link } = change;
  return {
    kind: "status",
    ...composeMail({
      subject: `${hoot} is ${state}`,
      paragraphs: [`${hoot} is ${state} now.`, ...(message === "" ? [] : [message])],
      action: { label: "See why", url: link },
      footer: "You get this because you follow this status. Its page has the switch.",
    }),
  };
}
