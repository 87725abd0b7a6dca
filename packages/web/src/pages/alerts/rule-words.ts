import type { AlertFiring, AlertRule } from "@vedette/contract";
import { outcomeWords } from "../developer/deliveries/delivery-words.ts";

/** How a rule stands, in a few words. */
export function ruleWords(rule: AlertRule): string {
  if (rule.status === "disabled") return "Disabled";
  if (rule.snooze) return rule.snoozeForEveryone === true ? "Silenced" : "Silenced for you";
  return rule.errors !== undefined && rule.errors.length > 0 ? "Needs a look" : "On";
}

/** What became of one action of a firing. */
export function actionWords(action: AlertFiring["actions"][number]): string {
  const { name, status, detail } = action;
  const reason = detail === null || detail === status ? "" : `, ${outcomeWords(detail)}`;
  return `${name}: ${STATUSES[status]}${reason}`;
}

const STATUSES = {
  pending: "on its way",
  delivered: "delivered",
  failed: "given up",
  skipped: "not done",
  queued: "handed to the mail",
} as const;

/** When a rule fires and what it does, in one line. */
export function summaryOf(rule: AlertRule): string {
  const when = rule.conditions.map(({ name }) => name).join(joinWord(rule.actionMatch));
  const then = rule.actions.map(({ name }) => name).join(", ");
  return `${when === "" ? "Any event" : when} → ${then === "" ? "kept in its history" : then}`;
}

function joinWord(match: AlertRule["actionMatch"]): string {
  if (match === "any") return " or ";
  return match === "all" ? " and " : " nor ";
}
