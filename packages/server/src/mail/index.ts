/** Mail: the one place that sends any. */
export { createMailer, type Mail, type Mailer, type MailOutcome } from "./mailer.ts";
