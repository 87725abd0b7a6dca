import type { Transporter } from "nodemailer";

export interface Mail {
  to: string;
  subject: string;
  /** Plain text. */
  text: string;
  html: string | null;
  /** The same whenever the mail is sent again, so that readers can tell a mail that came twice. */
  id: string;
}

/**
 * `refused`: the server will never take this mail, as for an address that does not exist. `failed`:
 * it could not be used, and may be later. The detail is a sentence for the operator.
 */
export type MailOutcome =
  | { kind: "sent" }
  | { kind: "refused"; detail: string }
  | { kind: "failed"; detail: string };

export interface Mailer {
  send(mail: Mail): Promise<MailOutcome>;
  close(): void;
}

/** For each of connecting, greeting and silence. */
const TIMEOUT_MS = 10_000;

/** Makes the one that sends mail through this server. Connects when there is something to send. */
export function createMailer({ smtpUrl, from }: { smtpUrl: string; from: string }): Mailer {
  let opened: Promise<Transporter> | undefined;
  const host = /@([\w.-]+)/.exec(from)?.[1] ?? "localhost";
  return {
    async send({ to, subject, text, html, id }) {
      const transport = await (opened ??= openTransport(smtpUrl));
      try {
        await transport.sendMail({
          from,
          // An object: an address that is written like a list stays one address.
          to: { name: "", address: to },
          subject,
          text,
          ...(html === null ? {} : { html }),
          messageId: `<${id}@${host}>`,
          // Programs that answer mail by themselves leave such mail alone (RFC 3834).
          headers: { "Auto-Submitted": "auto-generated" },
        });
        return { kind: "sent" };
      } catch (error) {
        return toOutcome(error);
      }
    },
    close() {
      void opened?.then((transport) => transport.close());
    },
  };
}

/** Loaded at the first mail: threads that only queue mail never need it. */
async function openTransport(smtpUrl: string): Promise<Transporter> {
  const { createTransport } = await import("nodemailer");
  return createTransport({
    url: smtpUrl,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // Texts of ours only: nothing is read from files or addresses on the way.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** A 5xx about sender, recipient or text is final (RFC 5321, 4.2.1); one about the password is not. */
function toOutcome(error: unknown): MailOutcome {
  const { code, responseCode, message } = error as {
    code?: string;
    responseCode?: number;
    message?: string;
  };
  const detail = (message ?? String(error)).slice(0, 500);
  const isFinal =
    (code === "EENVELOPE" || code === "EMESSAGE") &&
    (responseCode === undefined || responseCode >= 500);
  return { kind: isFinal ? "refused" : "failed", detail };
}
