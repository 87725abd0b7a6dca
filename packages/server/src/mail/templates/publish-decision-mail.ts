import { composeMail, type MailText } from "../compose-mail.ts";

/** Tells whoever asked to publish an integration what became of it. */
export function publishDecisionMail(decision: {
  integration: string;
  isApproved: boolean;
  /** What the staff wrote. */
  reason: string | null;
  link: string;
}): MailText & { kind: "publish-decision" } {
  const { integration, isApproved, reason, link } = decision;
  const outcome = isApproved
    ? `The integration ${integration} is published: every organization on this instance may install it now.`
    : `The integration ${integration} is not published. You may change it and ask again.`;
  return {
    kind: "publish-decision",
    ...composeMail({
      subject: isApproved ? `${integration} is published` : `${integration} is not published`,
      paragraphs: [outcome, ...(reason === null ? [] : [reason])],
      action: { label: "See the integration", url: link },
    }),
  };
}
