import { composeMail, type MailText } from "../compose-mail.ts";

/** Tells a reviewer that an integration is to be published. */
export function publishRequestMail(request: {
  integration: string;
  organization: string;
  /** Who asks, by name. */
  by: string;
  /** In words, such as `event:read`. */
  scopes: readonly string[];
  questionnaire: readonly { question: string; answer: string }[];
  link: string;
}): MailText & { kind: "publish-request" } {
  const { integration, organization, by, scopes, questionnaire, link } = request;
  const permissions = scopes.length === 0 ? "no permissions" : scopes.join(", ");
  return {
    kind: "publish-request",
    ...composeMail({
      subject: `Review the integration ${integration} of ${organization}`,
      paragraphs: [
        `${by} of ${organization} asks to publish the integration ${integration}, so that every organization may install it. It asks for: ${permissions}.`,
        ...questionnaire.map(({ question, answer }) => `${question}\n${answer}`),
      ],
      action: { label: "Approve or refuse it here", url: link },
    }),
  };
}
