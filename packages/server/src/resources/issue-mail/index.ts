/** Mails about issues that somebody is to look at: those assigned to them, and comments that mention them. */
export { mailAssigned } from "./mail-assigned.ts";
export { mailMentioned } from "./mail-mentioned.ts";
export type { IssueMailing } from "./model.ts";
