import { Problem } from "@vedette/contract/problems";
import {
  deleteMetricNoticesOf,
  deleteMute,
  deleteMutesOf,
  ensureMute,
} from "../alert-mail/index.ts";
import type { Doer } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { lockCounting, MINUTE_MS, toMinute } from "../metric-counters/index.ts";
import { deleteWebhooksOfRule } from "../plain-webhooks/index.ts";
import { unfollowAlert } from "../sentries/index.ts";
import type { MetricRule, Snooze } from "./model.ts";
import { closeByChange, noteChange, releaseUnused } from "./save-rule.ts";
import { deleteIncidentsOfRule } from "./store-purge.ts";
import { deleteRuleRow, lockRule, updateRuleRow } from "./store.ts";

/** Removes a rule with all that is kept of it; if it is alarming, whoever was told hears its end. */
export async function deleteRule(instance: Instance, doer: Doer, rule: MetricRule): Promise<void> {
  const { storage, links } = instance;
  const { id } = rule;
  const now = instance.now();
  await storage.transaction(async (tx, wake) => {
    await lockCounting(tx, rule.projectId);
    const current = await lockRule(tx, id);
    if (!current) throw new Problem("not-found");
    await closeByChange({ storage, links, tx, wake, now }, current);
    await deleteRuleRow(tx, id);
    await releaseUnused(tx, current);
    await unfollowAlert(tx, current.organizationId, id);
    await deleteWebhooksOfRule(tx, { kind: "metric", ruleId: id });
    await deleteIncidentsOfRule(tx, id);
    await deleteMutesOf(tx, "metric-rule", [id]);
    await deleteMetricNoticesOf(tx, [id]);
    await noteChange(instance, tx, wake, { doer, event: "alertrule.remove", rule, now });
  });
}

/** Switches a rule on or off; one that is off has no incident. */
export async function enableRule(
  instance: Instance,
  doer: Doer,
  { id }: MetricRule,
  isEnabled: boolean,
): Promise<void> {
  const { storage, links } = instance;
  const now = instance.now();
  await storage.transaction(async (tx, wake) => {
    const current = await lockRule(tx, id);
    if (!current) throw new Problem("not-found");
    if (current.isEnabled === isEnabled) return;
    const settled = await closeByChange({ storage, links, tx, wake, now }, current);
    const evaluatedFrom = Math.max(current.evaluatedFrom, toMinute(now) + MINUTE_MS);
    const rule = { ...settled, isEnabled, evaluatedFrom, updatedAt: now };
    await updateRuleRow(tx, rule);
    await noteChange(instance, tx, wake, { doer, event: "alertrule.edit", rule, now });
  });
}

/** Silences a rule for everybody, or lets it be heard again. */
export async function snoozeRule(
  instance: Instance,
  doer: Doer,
  { id }: MetricRule,
  snooze: Snooze | null,
): Promise<void> {
  const now = instance.now();
  await instance.storage.transaction(async (tx, wake) => {
    const current = await lockRule(tx, id);
    if (!current) throw new Problem("not-found");
    const rule = { ...current, snooze };
    await updateRuleRow(tx, rule);
    await noteChange(instance, tx, wake, { doer, event: "alertrule.snooze", rule, now });
  });
}

/** Spares one person a rule's mail until then (null: until they say otherwise). */
export async function muteRule(
  { storage, now }: Instance,
  userId: number,
  { id: scopeId }: Pick<MetricRule, "id">,
  untilAt: number | null,
): Promise<void> {
  const mute = { userId, scope: "metric-rule", scopeId, untilAt } as const;
  await storage.transaction(async (tx) => await ensureMute(tx, mute, now()));
}

/** Mails them again. */
export async function unmuteRule(
  { storage }: Instance,
  userId: number,
  { id: scopeId }: Pick<MetricRule, "id">,
): Promise<void> {
  const mute = { userId, scope: "metric-rule", scopeId } as const;
  await storage.transaction(async (tx) => await deleteMute(tx, mute));
}
