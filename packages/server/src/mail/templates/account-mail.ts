import { composeMail, type MailText } from "../compose-mail.ts";

/** What was changed about an account, in a sentence. */
const SENTENCES = {
  "email-changed": "The e-mail address of your account on Vedette was changed to another one.",
  "password-reset":
    "The password of your account on Vedette was set anew, and you were signed out everywhere.",
  "passkey-added":
    "A passkey was added to your account on Vedette. It signs in without your password.",
} as const;

/** Tells somebody that their way to sign in has changed, so that they notice when it was not them. */
export function accountMail(news: {
  change: keyof typeof SENTENCES;
  /** Of the instance. */
  baseUrl: string;
}): MailText & { kind: "account" } {
  return {
    kind: "account",
    ...composeMail({
      subject: "Your Vedette account was changed",
      paragraphs: [SENTENCES[news.change]],
      action: { label: "Look at your account", url: `${news.baseUrl}/account/security/` },
      footer: "If this was not you, tell whoever runs this instance at once.",
    }),
  };
}
