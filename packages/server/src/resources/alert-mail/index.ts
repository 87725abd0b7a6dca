/**
 * Mail of alerts: whom it goes to, when several go together, and how people stop it. Issue alert
 * rules owe notices (`insertNotices`), metric alerts theirs (`oweMetricMail`), which wait to be told
 * together.
 */
export type { MailPlace } from "./find-readers.ts";
export type { Fallthrough, MailTarget } from "./model.ts";
export { deleteMute, deleteMutesOf, ensureMute, findMutedRules, type Mute } from "./store-mutes.ts";
export { metricAlertLink } from "./metric-alert-link.ts";
export { oweMetricMail } from "./owe-metric-mail.ts";
export { deleteMetricNoticesOf } from "./store-metric-notices.ts";
export { insertNotices, type NewNotice } from "./store-notices.ts";
export { purgeAlertMail } from "./store-purge.ts";
export { answerUnsubscribe } from "./answer-unsubscribe.ts";
export { type RunningAlertMail, startAlertMail } from "./start-alert-mail.ts";
