import type { MetricAlertRule } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import { describeTarget } from "../alert-targets/index.ts";
import type { RuleWords } from "./find-words.ts";
import type { Action, KeptAction, MetricRule, Trigger } from "./model.ts";
import { toPartId } from "./wire-ids.ts";

type ShownTrigger = MetricAlertRule["triggers"][number];
type ShownAction = ShownTrigger["actions"][number];

/** A trigger as it is shown, its actions each with a sentence. */
export function showTrigger(
  rule: Pick<MetricRule, "id" | "isBelow" | "resolveAt">,
  trigger: Trigger,
  words: RuleWords,
): ShownTrigger {
  const id = toPartId(rule.id, trigger.part);
  return {
    id,
    alertRuleId: String(rule.id),
    label: trigger.label,
    thresholdType: rule.isBelow ? 1 : 0,
    alertThreshold: trigger.threshold,
    resolveThreshold: rule.resolveAt,
    dateCreated: formatInstant(trigger.createdAt),
    actions: trigger.actions.map((action) => ({
      id: toPartId(rule.id, action.part),
      alertRuleTriggerId: id,
      ...showAction(action, words),
    })),
  };
}

function showAction(
  { does, createdAt }: KeptAction,
  words: RuleWords,
): Omit<ShownAction, "id" | "alertRuleTriggerId"> {
  const always = {
    inputChannelId: null,
    integrationId: null,
    sentryAppId: null,
    dateCreated: formatInstant(createdAt),
    desc: describeAction(does, words),
    priority: null,
  };
  switch (does.kind) {
    case "mail": {
      const { type, id } = does.target;
      const targetType = type === "team" ? "team" : "user";
      return { ...always, type: "email", targetType, targetIdentifier: String(id) };
    }
    case "integration": {
      const { sentryAppId, installationUuid, settings } = does;
      const type = "sentry_app";
      const filled = settings !== null && {
        sentryAppInstallationUuid: installationUuid,
        settings: settings.map(({ name, value }) => ({ name, value })),
        hasSchemaFormConfig: true,
      };
      const target = { targetType: type, targetIdentifier: sentryAppId };
      return { ...always, type, ...target, sentryAppId, ...filled };
    }
    case "webhook":
    default: {
      const { webhookId } = does;
      const url = words.webhooks.get(webhookId)?.url ?? "";
      const target = { targetType: "specific", targetIdentifier: null };
      return { ...always, type: "webhook", ...target, url, webhookId: String(webhookId) };
    }
  }
}

/** What an action does, as a sentence. */
export function describeAction(action: Action, words: RuleWords): string {
  if (action.kind !== "mail") return describeTarget(action, words);
  const { type, id } = action.target;
  const name = type === "team" ? words.teams.get(id) : words.users.get(id)?.name;
  if (type === "team") return `Email the members of #${name ?? id}`;
  return `Email ${name ?? `member ${id}`}`;
}
