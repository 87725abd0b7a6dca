/**
 * Mail: the one place that sends any. Whoever owes somebody a mail queues it in the transaction of
 * its cause: `queueMail(tx, wake, invitationMail({…}), now)`. A template is one function in
 * `templates/`, made with `composeMail`, which writes the plain text and the HTML of it.
 */
export { createMailer, type Mail, type Mailer, type MailOutcome } from "./mailer.ts";
export { composeMail, type MailParts, type MailText } from "./compose-mail.ts";
export type { NewMail } from "./new-mail.ts";
export { queueMail } from "./queue-mail.ts";
export { type MailObserver, type RunningMails, startMails } from "./start-mails.ts";
export { countWaitingMails } from "./store.ts";
export { countMailsByStatus, type MailRecord, selectMails } from "./store-list.ts";
export { deleteOldMails, purgeMails } from "./store-purge.ts";
export { accountMail } from "./templates/account-mail.ts";
export { type AlertedIssue, alertMail } from "./templates/alert-mail.ts";
export { type ChangedAlert, metricAlertMail } from "./templates/metric-alert-mail.ts";
export { assignedMail } from "./templates/assigned-mail.ts";
export { invitationMail } from "./templates/invitation-mail.ts";
export type { IssueInMail } from "./templates/issue-in-mail.ts";
export { mentionMail } from "./templates/mention-mail.ts";
export { passwordResetMail } from "./templates/password-reset-mail.ts";
export { publishDecisionMail } from "./templates/publish-decision-mail.ts";
export { publishRequestMail } from "./templates/publish-request-mail.ts";
export { webhooksDisabledMail } from "./templates/webhooks-disabled-mail.ts";
export { statusMail } from "./templates/status-mail.ts";
export { testMail } from "./templates/test-mail.ts";
