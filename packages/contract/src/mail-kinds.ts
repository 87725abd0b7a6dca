/** The kinds of mail that somebody may do without. */
export const MAIL_KINDS = ["alerts", "assignments", "mentions", "status"] as const;

export type MailKind = (typeof MAIL_KINDS)[number];
