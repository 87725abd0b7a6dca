/** A mail to be sent: the words, as `composeMail` writes them, and to whom. */
export interface NewMail {
  /** One address. */
  to: string;
  subject: string;
  /** Plain text. */
  text: string;
  html?: string;
  /** What it is about, in one word for logs and figures, e.g. `invitation`. */
  kind: string;
  /** Whose it is: it goes when the organization does. */
  organizationId?: number;
}
