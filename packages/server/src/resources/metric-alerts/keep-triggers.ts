import type { Tx } from "../../storage/index.ts";
import type { Instance } from "../instance.ts";
import { type KeptWebhook, keepWebhooks } from "../plain-webhooks/index.ts";
import type { CheckedAction } from "./check-actions.ts";
import type { CheckedTrigger } from "./check-triggers.ts";
import type { Action, KeptAction, MetricRule, Trigger } from "./model.ts";

/** A rule with what is told only now: secrets of webhooks that are new. */
export interface SavedRule {
  rule: MetricRule;
  webhooks: readonly KeptWebhook[];
}

/**
 * Puts triggers into a rule, with numbers of their own, and keeps their webhooks; the rule is still
 * to be written. What was there before keeps its number and its age.
 */
export async function keepTriggers(
  instance: Pick<Instance, "secrets">,
  tx: Tx,
  rule: MetricRule,
  checked: readonly CheckedTrigger[],
  now: number,
): Promise<SavedRule> {
  const { organizationId, projectId, id: ruleId } = rule;
  const owner = { kind: "metric", ruleId, organizationId, projectId } as const;
  const plain = checked.flatMap(({ actions }) => actions.filter(isWebhook));
  const webhooks = await keepWebhooks(instance, tx, owner, plain, now);
  const waiting = webhooks.map(({ webhookId }) => webhookId);
  const known = rule.triggers.flatMap(({ actions }) => actions);
  let { parts } = rule;
  const keep = (action: CheckedTrigger["actions"][number]): KeptAction => {
    if ("part" in action) return action;
    const does: Action = isWebhook(action)
      ? { kind: "webhook", webhookId: waiting.shift() ?? 0 }
      : action;
    const old = isWebhook(action)
      ? known.find((one) => JSON.stringify(one.does) === JSON.stringify(does))
      : undefined;
    return old ?? { part: ++parts, createdAt: now, does };
  };
  const triggers = checked.map(({ label, threshold, actions }): Trigger => {
    const old = rule.triggers.find((one) => one.label === label);
    const part = old?.part ?? ++parts;
    const createdAt = old?.createdAt ?? now;
    return { part, label, threshold, createdAt, actions: actions.map(keep) };
  });
  return { rule: { ...rule, triggers, parts }, webhooks };
}

function isWebhook(
  action: KeptAction | CheckedAction,
): action is Extract<CheckedAction, { kind: "webhook" }> {
  return "kind" in action && action.kind === "webhook";
}
