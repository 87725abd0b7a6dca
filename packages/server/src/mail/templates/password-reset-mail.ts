import { composeMail, type MailText } from "../compose-mail.ts";

/** Lets somebody who forgot their password choose another one. */
export function passwordResetMail(reset: { link: string; validMinutes: number }): MailText & {
  kind: "password-reset";
} {
  return {
    kind: "password-reset",
    ...composeMail({
      subject: "Choose a new password for Vedette",
      paragraphs: ["Somebody, probably you, asked to choose a new password for your account."],
      action: { label: "Choose a new password", url: reset.link },
      footer: `The link is valid for ${reset.validMinutes} minutes and works once. If you did not ask for it, you need not do anything.`,
    }),
  };
}
