import type { AlertFiring, AlertRule } from "@vedette/contract";

/** How a rule stands, in a few words. */
export function ruleWords(rule: AlertRule): string {
  if (rule.status === "disabled") return "Disabled";
  if (rule.snooze) return rule.snoozeForEveryone === true ? "Silenced" : "Silenced for you";
  return rule.errors !== undefined && rule.errors.length > 0 ? "Needs a look" : "On";
}

/** What became of one action of a firing. */
export function actionWords(action: AlertFiring["actions"][number]): string {
  const { name, status, detail } = action;
  return detail === null ? `${name}: ${status}` : `${name}: ${status}, ${detail}`;
}

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
