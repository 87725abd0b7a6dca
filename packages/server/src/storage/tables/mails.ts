import type { Generated } from "kysely";

/** A mail, from the transaction that owes it until it is forgotten. */
export interface MailsTable {
  id: Generated<number>;
  /** Whose it is, and goes with; null for what belongs to the instance or a person. */
  organization_id: number | null;
  /** What it is about, e.g. `invitation`. */
  kind: string;
  recipient: string;
  subject: string;
  /** Emptied when it was sent or given up: mails hold links that only their reader may have. */
  text: string;
  html: string | null;
  /** `unsent`: there was no mail server. */
  status: Generated<"pending" | "sent" | "failed" | "unsent">;
  attempts: Generated<number>;
  /** Null when it is over. */
  due_at: number | null;
  /** Why it did not go out, in words. */
  detail: string | null;
  created_at: number;
  finished_at: number | null;
}
