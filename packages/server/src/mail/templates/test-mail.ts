import { composeMail, type MailText } from "../compose-mail.ts";

/** Shows who set up mail that it arrives. */
export function testMail({ baseUrl }: { baseUrl: string }): MailText & { kind: "test" } {
  return {
    kind: "test",
    ...composeMail({
      subject: "Mail from Vedette arrives",
      paragraphs: [`The instance at ${baseUrl} sent you this because you asked it to.`],
      action: { label: "To the instance", url: `${baseUrl}/admin/mail/` },
    }),
  };
}
