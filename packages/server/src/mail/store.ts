import { updateMany, type Db, type Engine, type Tx } from "../storage/index.ts";
import type { NewMail } from "./new-mail.ts";

/** A mail whose time has come. */
export interface DueMail {
  id: number;
  kind: string;
  recipient: string;
  subject: string;
  text: string;
  html: string | null;
  /** How often it was tried. */
  attempts: number;
  createdAt: number;
}

/** What became of a mail that was tried, or set aside. */
export interface MailResult {
  mail: DueMail;
  status: "pending" | "sent" | "failed" | "unsent";
  /** When it is tried again; null when it is not. */
  dueAt: number | null;
  detail: string | null;
}

export async function insertMail(tx: Tx, mail: NewMail, now: number): Promise<void> {
  await tx
    .insertInto("mails")
    .values({
      organization_id: mail.organizationId ?? null,
      kind: mail.kind,
      recipient: mail.to,
      subject: mail.subject,
      text: mail.text,
      html: mail.html ?? null,
      due_at: now,
      created_at: now,
    })
    .execute();
}

/** The mails that have been due the longest. */
export async function findDueMails(db: Db, now: number, limit: number): Promise<DueMail[]> {
  const rows = await db
    .selectFrom("mails")
    .select(["id", "kind", "recipient", "subject", "text", "html", "attempts", "created_at"])
    .where("due_at", "<=", now)
    .orderBy("due_at")
    .limit(limit)
    .execute();
  return rows.map(({ created_at: createdAt, ...row }) => ({ ...row, createdAt }));
}

/** Writes what became of mails. The words of those that are over go: nobody reads them here again. */
export async function recordMails(
  engine: Engine,
  tx: Tx,
  results: readonly MailResult[],
  now: number,
): Promise<void> {
  await updateMany(engine, tx, {
    table: "mails",
    columns: {
      id: "bigint",
      status: "text",
      attempts: "bigint",
      due_at: "bigint",
      detail: "text",
      finished_at: "bigint",
      text: "text",
      html: "text",
    },
    rows: results.map(({ mail, status, dueAt, detail }) => {
      const tried = status === "unsent" ? 0 : 1;
      const isKept = status === "pending" || status === "unsent";
      return [
        mail.id,
        status,
        mail.attempts + tried,
        dueAt,
        detail,
        status === "pending" ? null : now,
        isKept ? mail.text : "",
        isKept ? mail.html : null,
      ];
    }),
    set: `status = v.status, attempts = v.attempts, due_at = v.due_at, detail = v.detail,
      finished_at = v.finished_at, text = v.text, html = v.html`,
  });
}

/** Mails that are still to go out. */
export async function countWaitingMails(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom("mails")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("due_at", "is not", null)
    .executeTakeFirstOrThrow();
  return count;
}
