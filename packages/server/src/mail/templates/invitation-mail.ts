import { composeMail, type MailText } from "../compose-mail.ts";

/** Offers somebody a seat in an organization. */
export function invitationMail(invitation: {
  /** Who invites, by name. */
  by: string;
  organization: string;
  link: string;
  validDays: number;
}): MailText & { kind: "invitation" } {
  const { by, organization, link, validDays } = invitation;
  return {
    kind: "invitation",
    ...composeMail({
      subject: `Join ${organization} on Vedette`,
      paragraphs: [`${by} invites you to join the organization ${organization} on Vedette.`],
      action: { label: "Accept here", url: link },
      footer: `The link is valid for ${validDays} days and for one person.`,
    }),
  };
}
