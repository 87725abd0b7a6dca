import { Problem } from "@vedette/contract/problems";
import { type Doer } from "../audit-log/index.ts";
import { deleteMute, deleteMutesOf, ensureMute } from "../alert-mail/index.ts";
import type { Instance } from "../instance.ts";
import { deleteWebhooksOfRule } from "../plain-webhooks/index.ts";
import type { AlertRule, Snooze } from "./model.ts";
import { finish } from "./save-rule.ts";
import { deleteRuleRow, lockRule, updateRuleRow } from "./store.ts";
import { deleteFiringsOfRule } from "./store-firings.ts";
import { deleteStatesOfRule } from "./store-states.ts";

/** Removes a rule with all that is kept of it. */
export async function deleteRule(instance: Instance, doer: Doer, rule: AlertRule): Promise<void> {
  const { id, projectId } = rule;
  const now = instance.now();
  await instance.storage.transaction(async (tx, wake) => {
    if (!(await deleteRuleRow(tx, projectId, id))) throw new Problem("not-found");
    await deleteWebhooksOfRule(tx, { kind: "issue", ruleId: id });
    await deleteFiringsOfRule(tx, id);
    await deleteStatesOfRule(tx, projectId, id);
    await deleteMutesOf(tx, "rule", [id]);
    await finish(instance, tx, wake, { doer, event: "rule.remove", rule, now });
  });
}

/** Switches a rule on or off. */
export async function enableRule(
  instance: Instance,
  doer: Doer,
  rule: AlertRule,
  isEnabled: boolean,
): Promise<AlertRule> {
  return await change(instance, doer, rule, { isEnabled });
}

/** Silences a rule for everybody, or lets it be heard again. */
export async function snoozeRule(
  instance: Instance,
  doer: Doer,
  rule: AlertRule,
  snooze: Snooze | null,
): Promise<AlertRule> {
  return await change(instance, doer, rule, { snooze });
}

/** Spares one person a rule's mail until then (null: until they say otherwise). */
export async function muteRule(
  { storage, now }: Instance,
  userId: number,
  rule: Pick<AlertRule, "id">,
  untilAt: number | null,
): Promise<void> {
  const mute = { userId, scope: "rule", scopeId: rule.id, untilAt } as const;
  await storage.transaction(async (tx) => await ensureMute(tx, mute, now()));
}

/** Mails them again. */
export async function unmuteRule(
  { storage }: Instance,
  userId: number,
  rule: Pick<AlertRule, "id">,
): Promise<void> {
  await storage.transaction(
    async (tx) => await deleteMute(tx, { userId, scope: "rule", scopeId: rule.id }),
  );
}

async function change(
  instance: Instance,
  doer: Doer,
  { id, projectId }: AlertRule,
  what: Partial<Pick<AlertRule, "isEnabled" | "snooze">>,
): Promise<AlertRule> {
  const now = instance.now();
  return await instance.storage.transaction(async (tx, wake) => {
    const current = await lockRule(tx, projectId, id);
    if (!current) throw new Problem("not-found");
    const rule = { ...current, ...what, updatedAt: now };
    await updateRuleRow(tx, rule);
    const event = what.snooze === undefined ? "rule.edit" : "rule.snooze";
    await finish(instance, tx, wake, { doer, event, rule, now });
    return rule;
  });
}
