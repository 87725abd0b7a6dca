/**
 * Mail of alerts: whom it goes to, when several go together, and how people stop it. Issue alert
 * rules owe notices (`insertNotices`), which wait to be told together; `findMailReaders` and
 * `muteLink` are for everybody who mails about alerts.
 */
export { findMailReaders, type MailPlace } from "./find-readers.ts";
export type { Fallthrough, MailTarget } from "./model.ts";
export { muteLink, readMuteLink } from "./mute-link.ts";
export {
  deleteMute,
  deleteMutesOf,
  ensureMute,
  findMutedRules,
  findMutedUsers,
  type Mute,
} from "./store-mutes.ts";
export { insertNotices, type NewNotice } from "./store-notices.ts";
export { purgeAlertMail } from "./store-purge.ts";
export { answerUnsubscribe } from "./answer-unsubscribe.ts";
export { type RunningAlertMail, startAlertMail } from "./start-alert-mail.ts";
