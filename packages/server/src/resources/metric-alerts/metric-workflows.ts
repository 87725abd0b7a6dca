import type { Workflow } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { Db } from "../../storage/index.ts";
import { toDetectorId } from "./detector-ids.ts";
import { complainOf } from "../alert-targets/index.ts";
import { findWords, type RuleWords } from "./find-words.ts";
import { isSnoozed, type KeptAction, type MetricRule, type Trigger } from "./model.ts";
import { PRIORITIES } from "./present-detector.ts";
import { describeAction } from "./show-trigger.ts";
import { findLastStarted } from "./store-incidents.ts";
import { toPartId } from "./wire-ids.ts";

/** Shows the actions of metric alerts of one organization in the words of newer clients. */
export async function presentMetricWorkflows(
  db: Db,
  organizationId: number,
  rules: readonly MetricRule[],
  now: number,
): Promise<Workflow[]> {
  const words = await findWords(db, organizationId, rules);
  const started = await findLastStarted(
    db,
    rules.map(({ id }) => id),
  );
  return rules.map((rule) => {
    const id = toDetectorId(rule.id);
    const startedAt = started.get(rule.id);
    const group = { organizationId: String(organizationId), actions: [] };
    return {
      id,
      name: rule.name,
      organizationId: String(organizationId),
      createdBy: rule.createdBy === null ? null : String(rule.createdBy),
      dateCreated: formatInstant(rule.createdAt),
      dateUpdated: formatInstant(rule.updatedAt),
      triggers: { ...group, id: `${id}-triggers`, logicType: "any-short", conditions: [] },
      actionFilters: rule.triggers.map((trigger) => presentFilter(rule, trigger, words)),
      environment: rule.environment,
      config: { frequency: 0 },
      detectorIds: [id],
      enabled: rule.isEnabled && !isSnoozed(rule, now),
      lastTriggered: startedAt === undefined ? null : formatInstant(startedAt),
      owner: rule.owner === null ? null : `${rule.owner.type}:${rule.owner.id}`,
    };
  });
}

function presentFilter(
  rule: MetricRule,
  { part, label, actions }: Trigger,
  words: RuleWords,
): Workflow["actionFilters"][number] {
  const id = toPartId(rule.id, part);
  return {
    id,
    organizationId: String(rule.organizationId),
    logicType: "any",
    conditions: [
      {
        id: `${id}-p`,
        type: "issue_priority_greater_or_equal",
        comparison: PRIORITIES[label],
        conditionResult: true,
      },
    ],
    actions: actions.map((action) => presentAction(rule, action, words)),
  };
}

function presentAction(
  rule: MetricRule,
  { part, does }: KeptAction,
  words: RuleWords,
): Workflow["actionFilters"][number]["actions"][number] {
  const targetDisplay = describeAction(does, words);
  const base = { id: toPartId(rule.id, part), integrationId: null, status: "active" };
  switch (does.kind) {
    case "mail": {
      const targetType = does.target.type === "team" ? "team" : "user";
      const targetIdentifier = String(does.target.id);
      const config = { targetType, targetIdentifier, targetDisplay };
      return { ...base, type: "email", data: {}, config };
    }
    case "webhook": {
      const { webhookId } = does;
      const url = words.webhooks.get(webhookId)?.url ?? "";
      const data = { url, webhookId: String(webhookId) };
      return { ...base, type: "webhook", data, config: { targetDisplay } };
    }
    case "integration":
    default: {
      const { sentryAppId, settings } = does;
      const isBroken = complainOf(does, words.integrations) !== undefined;
      const targetIdentifier = String(sentryAppId);
      return {
        ...base,
        type: "sentry_app",
        status: isBroken ? "disabled" : "active",
        data: settings === null ? {} : { settings },
        config: { targetType: "sentry_app", targetIdentifier, targetDisplay },
      };
    }
  }
}
