import { createTransport } from "nodemailer";

export interface Mail {
  to: string;
  subject: string;
  /** Plain text. */
  text: string;
}

/** `off`: this instance sends none. `failed`: the server for mail could not be used; it is logged. */
export type MailOutcome = "sent" | "failed" | "off";

export interface Mailer {
  send(mail: Mail): Promise<MailOutcome>;
}

interface MailerLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/** Nobody waits longer for an answer to what they clicked. */
const TIMEOUT_MS = 10_000;

/** Makes the one that sends mail through this server, or none with null; `log` hears of what does not go out. */
export function createMailer(
  settings: { smtpUrl: string; from: string } | null,
  log: MailerLog,
): Mailer {
  if (settings === null) {
    return {
      async send({ subject }) {
        log.info({ subject }, "No mail goes out: VEDETTE_SMTP_URL is not set");
        return "off";
      },
    };
  }
  const { smtpUrl, from } = settings;
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // Texts of ours only: nothing is read from files or addresses on the way.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text }) {
      try {
        // An object: an address that is written like a list stays one address.
        await transport.sendMail({ from, to: { name: "", address: to }, subject, text });
        return "sent";
      } catch (err) {
        log.warn({ err, subject }, "Mail could not be sent");
        return "failed";
      }
    },
  };
}
