import { Problem } from "@vedette/contract/problems";
import type { Tx, Wake } from "../../storage/index.ts";
import { type Doer, recordAudit } from "../audit-log/index.ts";
import type { AppClient } from "../component-requests/index.ts";
import type { Instance } from "../instance.ts";
import { type KeptWebhook, keepWebhooks } from "../plain-webhooks/index.ts";
import { toAuditEntry } from "./audit-entry.ts";
import { checkActions } from "./check-actions.ts";
import { hintAlerts } from "./hint-alerts.ts";
import { type Action, type AlertRule, MAX_RULES } from "./model.ts";
import { type Choices, isSameRule, NO_CHOICES, readRule, type WrittenRule } from "./read-rule.ts";
import { findRulesOfProject, insertRule, lockRule, updateRuleRow } from "./store.ts";
import { noteRuleChange } from "./store-pipeline.ts";
import type { WrittenAction } from "./wire-actions.ts";

/** Where a rule is or will be. */
export interface RulePlace {
  organizationId: number;
  projectId: number;
}

/** A rule with what is told only now: secrets of webhooks that are new. */
export interface SavedRule {
  rule: AlertRule;
  webhooks: readonly KeptWebhook[];
}

/**
 * Makes a rule. Refuses what cannot be read, who and what is not of the organization, actions that
 * their integration does not agree with, exact doubles, and more rules than a project may have.
 */
export async function createRule(
  instance: Instance,
  apps: AppClient,
  doer: Doer,
  place: RulePlace,
  written: WrittenRule,
): Promise<SavedRule> {
  const { db } = instance.storage;
  const { organizationId } = place;
  const { choices, actions = [] } = await readRule(db, organizationId, written, NO_CHOICES);
  const checked = await checkActions(instance, apps, organizationId, actions);
  const now = instance.now();
  return await instance.storage.transaction(async (tx, wake) => {
    const others = await findRulesOfProject(tx, place.projectId);
    if (others.length >= MAX_RULES) {
      throw Problem.fields({ name: [`A project may have ${MAX_RULES} alert rules at most.`] });
    }
    refuseDouble(choices, checked, others);
    const made = await insertRule(tx, {
      ...place,
      ...choices,
      actions: [],
      createdBy: doer.actor.kind === "user" ? doer.actor.userId : null,
      createdAt: now,
      updatedAt: now,
      snooze: null,
    });
    const saved = await saveActions(instance, tx, made, checked, now);
    await finish(instance, tx, wake, { doer, event: "rule.create", rule: saved.rule, now });
    return saved;
  });
}

/** Changes a rule; what is left out stays. Actions that stay as they were are not asked about again. */
export async function updateRule(
  instance: Instance,
  apps: AppClient,
  doer: Doer,
  before: AlertRule,
  written: WrittenRule,
): Promise<SavedRule> {
  const { db } = instance.storage;
  const { organizationId, projectId, id } = before;
  const { choices, actions } = await readRule(db, organizationId, written, before);
  const known = new Set(before.actions.map((action) => JSON.stringify(action)));
  const isKnown = (action: WrittenAction): boolean => known.has(JSON.stringify(action));
  const fresh = actions?.filter((action) => !isKnown(action)) ?? [];
  const checked = await checkActions(instance, apps, organizationId, fresh);
  const wanted = actions?.map((action) => (isKnown(action) ? action : (checked.shift() ?? action)));
  const now = instance.now();
  return await instance.storage.transaction(async (tx, wake) => {
    const current = await lockRule(tx, projectId, id);
    if (!current) throw new Problem("not-found");
    const changed = { ...current, ...choices, updatedAt: now };
    const others = await findRulesOfProject(tx, projectId);
    refuseDouble(
      choices,
      wanted ?? current.actions,
      others.filter((other) => other.id !== id),
    );
    const saved =
      wanted === undefined
        ? { rule: changed, webhooks: [] }
        : await saveActions(instance, tx, changed, wanted, now);
    await updateRuleRow(tx, saved.rule);
    await finish(instance, tx, wake, { doer, event: "rule.edit", rule: saved.rule, now });
    return saved;
  });
}

/** Writes what goes with every change of a rule: the audit entry, the new version, the hint. */
export async function finish(
  { storage }: Pick<Instance, "storage">,
  tx: Tx,
  wake: Wake,
  change: {
    doer: Doer;
    event: "rule.create" | "rule.edit" | "rule.remove" | "rule.snooze";
    rule: AlertRule;
    now: number;
  },
): Promise<void> {
  const { doer, event, rule, now } = change;
  await noteRuleChange(tx, rule.projectId);
  await recordAudit(tx, toAuditEntry(doer, event, rule), now);
  const action = event === "rule.create" ? "created" : "changed";
  hintAlerts(storage.hints, wake, event === "rule.remove" ? "removed" : action, [rule]);
}

async function saveActions(
  instance: Instance,
  tx: Tx,
  rule: AlertRule,
  written: readonly WrittenAction[],
  now: number,
): Promise<SavedRule> {
  const owner = { kind: "issue", ruleId: rule.id, ...placeOf(rule) } as const;
  const plain = written.filter((action) => action.kind === "webhook");
  const webhooks = await keepWebhooks(instance, tx, owner, plain.map(toWrittenWebhook), now);
  const waiting = [...webhooks];
  const actions = written.map((action): Action => {
    if (action.kind !== "webhook") return action;
    return { kind: "webhook", webhookId: waiting.shift()?.webhookId ?? 0 };
  });
  const saved = { ...rule, actions };
  await updateRuleRow(tx, saved);
  return { rule: saved, webhooks };
}

function toWrittenWebhook(action: Extract<WrittenAction, { kind: "webhook" }>) {
  const { url, secret, webhookId } = action;
  return { url, secret, webhookId };
}

function placeOf({ organizationId, projectId }: RulePlace): RulePlace {
  return { organizationId, projectId };
}

/** A webhook is new each time it is written, so a rule that has one is never a double. */
function refuseDouble(
  choices: Choices,
  written: readonly (WrittenAction | Action)[],
  others: readonly AlertRule[],
): void {
  if (written.some(({ kind }) => kind === "webhook")) return;
  const actions = written as readonly Action[];
  const double = others.find((other) => isSameRule(other, { ...choices, actions }));
  if (!double) return;
  const sentence = `This rule is an exact duplicate of '${double.name}' in this project and may not be created.`;
  throw Problem.fields({ name: [sentence] });
}
