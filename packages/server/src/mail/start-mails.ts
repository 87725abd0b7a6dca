import { runWithLease, startTurns, type TurnOutcome } from "../jobs/index.ts";
import type { Logger } from "../kit/index.ts";
import { createMailer, type Mailer } from "./mailer.ts";
import {
  MAILS_PER_TURN,
  type MailObserver,
  sendDueMails,
  type SendMailsOptions,
} from "./send-due-mails.ts";

export type { MailObserver };

interface MailsOptions extends Pick<SendMailsOptions, "storage" | "now" | "observe"> {
  /** Null where no mail server is set up. */
  settings: { smtpUrl: string; from: string } | null;
  /** Names this process among all that share the database. */
  holder: string;
  log: Logger;
}

export interface RunningMails {
  /** Resolves when no mail is due. */
  idle: () => Promise<void>;
  /** Lets mails on their way end, and records them. */
  stop: () => Promise<void>;
}

const POLL_MS = 10_000;
/** Longer than a turn: connecting, greeting and silence may take ten seconds each. */
const LEASE_MS = 60_000;

/** Keeps sending mails that are due: at once when told of new ones, by one process at a time. */
export function startMails(options: MailsOptions): RunningMails {
  const { storage, now, log, holder, settings, observe } = options;
  const mailer: Mailer | null = settings === null ? null : createMailer(settings);
  let isSaid = false;
  const work: SendMailsOptions = {
    storage,
    mailer,
    now,
    random: Math.random,
    log,
    observe(outcome) {
      observe(outcome);
      if (outcome !== "unsent" || isSaid) return;
      isSaid = true;
      log.warn({}, "Mails are kept and not sent: VEDETTE_SMTP_URL is not set");
    },
  };
  const turns = startTurns({
    name: "Sending mail",
    pollMs: POLL_MS,
    log,
    async turn(): Promise<TurnOutcome> {
      const lease = { name: "mails", holder, forMs: LEASE_MS };
      const sent = await runWithLease(
        { storage, now },
        lease,
        async () => await sendDueMails(work),
      );
      return sent === MAILS_PER_TURN ? "more" : "nothing";
    },
  });
  const unsubscribe = storage.signals.on("mails", turns.kick);
  return {
    idle: turns.idle,
    async stop() {
      unsubscribe();
      await turns.stop();
      mailer?.close();
    },
  };
}
