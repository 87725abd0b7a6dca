import { nextAttemptDelayMs, type Logger } from "../kit/index.ts";
import type { Storage } from "../storage/index.ts";
import type { Mailer, MailOutcome } from "./mailer.ts";
import { type DueMail, findDueMails, type MailResult, recordMails } from "./store.ts";

export interface SendMailsOptions {
  storage: Storage;
  /** Null where no mail server is set up. */
  mailer: Mailer | null;
  /** Epoch milliseconds. */
  now: () => number;
  /** A random number in [0, 1), for spreading retries. */
  random: () => number;
  log: Pick<Logger, "warn" | "error">;
  /** Told of each mail that was tried or set aside. */
  observe: MailObserver;
}

export type MailObserver = (outcome: "sent" | "retried" | "failed" | "unsent") => void;

/** How many are on their way together: few, for many mail servers take no more from one client. */
export const MAILS_PER_TURN = 5;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Delay before each attempt; together a day, after which nobody waits for the mail any more. */
const SCHEDULE_MS: readonly number[] = [
  0,
  10_000,
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  13 * HOUR_MS,
];

/**
 * Sends mails that are due and records what became of them; gives how many there were. A mail that
 * was sent when the process died before recording it is sent once more.
 */
export async function sendDueMails(options: SendMailsOptions): Promise<number> {
  const { storage, mailer, now } = options;
  const due = await findDueMails(storage.db, now(), MAILS_PER_TURN);
  if (due.length === 0) return 0;
  const results = await Promise.all(
    due.map(async (mail) =>
      mailer === null ? setAside(mail) : judge(mail, await sendOne(mailer, mail), options),
    ),
  );
  await storage.transaction(async (tx) => await recordMails(storage.engine, tx, results, now()));
  for (const result of results) tellOf(result, options);
  return due.length;
}

async function sendOne(mailer: Mailer, mail: DueMail): Promise<MailOutcome> {
  const { id, recipient: to, subject, text, html, createdAt } = mail;
  return await mailer.send({ to, subject, text, html, id: `vedette.${id}.${createdAt}` });
}

function setAside(mail: DueMail): MailResult {
  return { mail, status: "unsent", dueAt: null, detail: "not sent: no mail server" };
}

function judge(
  mail: DueMail,
  outcome: MailOutcome,
  { now, random }: Pick<SendMailsOptions, "now" | "random">,
): MailResult {
  if (outcome.kind === "sent") return { mail, status: "sent", dueAt: null, detail: null };
  const { kind, detail } = outcome;
  const delayMs =
    kind === "refused"
      ? null
      : nextAttemptDelayMs({
          attempt: mail.attempts + 1,
          schedule: SCHEDULE_MS,
          jitter: random(),
        });
  if (delayMs === null) return { mail, status: "failed", dueAt: null, detail };
  return { mail, status: "pending", dueAt: now() + delayMs, detail };
}

/** Addresses stay out of the log. */
function tellOf({ mail, status, detail }: MailResult, { log, observe }: SendMailsOptions): void {
  observe(status === "pending" ? "retried" : status);
  const what = { mail: mail.id, kind: mail.kind, attempt: mail.attempts + 1, detail };
  if (status === "pending") log.warn(what, "A mail could not be sent and will be tried again");
  if (status === "failed") log.error(what, "A mail could not be sent and was given up");
}
