import { Problem } from "@vedette/contract/problems";
import type { Tx, Wake } from "../../storage/index.ts";
import { type Doer, recordAudit } from "../audit-log/index.ts";
import type { AppClient } from "../component-requests/index.ts";
import type { Instance } from "../instance.ts";
import {
  ensureSeries,
  lockCounting,
  type MetricTerm,
  MINUTE_MS,
  releaseSeries,
  toMinute,
} from "../metric-counters/index.ts";
import { toAuditEntry } from "./audit-entry.ts";
import { checkTriggers } from "./check-triggers.ts";
import { keepTriggers, type SavedRule } from "./keep-triggers.ts";
import { MAX_RULES, type MetricRule, STATUS_METHOD } from "./model.ts";
import { hintMetricAlerts, moveRule } from "./move-rule.ts";
import { type Choices, NO_CHOICES, readRule, type WrittenRule } from "./read-rule.ts";
import { countRules, insertRule, isSeriesUsed, lockRule, updateRuleRow } from "./store.ts";

/**
 * Makes a metric alert, which is looked at from the first moment at which what it measures is
 * complete. Refuses what cannot be read, who and what is not of the organization, actions that their
 * integration does not agree with, and more rules than a project may have.
 */
export async function createRule(
  instance: Instance,
  apps: AppClient,
  doer: Doer,
  organizationId: number,
  written: WrittenRule,
): Promise<SavedRule> {
  const { db } = instance.storage;
  const { choices, terms, triggers = [] } = await readRule(db, organizationId, written, NO_CHOICES);
  const checked = await checkTriggers(db, apps, organizationId, triggers, []);
  const now = instance.now();
  return await instance.storage.transaction(async (tx, wake) => {
    await lockCounting(tx, choices.projectId);
    if ((await countRules(tx, choices.projectId)) >= MAX_RULES) {
      throw Problem.fields({ name: [`A project may have ${MAX_RULES} metric alerts at most.`] });
    }
    const made = await insertRule(tx, {
      organizationId,
      ...choices,
      ...(await count(tx, organizationId, choices, terms, now)),
      triggers: [],
      parts: 0,
      createdBy: doer.actor.kind === "user" ? doer.actor.userId : null,
      createdAt: now,
      updatedAt: now,
      standing: { state: "ok", hushed: null },
      standingAt: 0,
      incidentId: null,
      snooze: null,
    });
    const saved = await keepTriggers(instance, tx, made, checked, now);
    await updateRuleRow(tx, saved.rule);
    await noteChange(instance, tx, wake, { doer, event: "alertrule.create", rule: made, now });
    return saved;
  });
}

/**
 * Changes a rule; what is left out stays. Where that changes what it measures or when it alarms, an
 * open incident is closed and the rule begins anew. Actions that stay as they were are not asked
 * about again.
 */
export async function updateRule(
  instance: Instance,
  apps: AppClient,
  doer: Doer,
  before: MetricRule,
  written: WrittenRule,
): Promise<SavedRule> {
  const { storage, links } = instance;
  const { organizationId } = before;
  const { choices, terms, triggers } = await readRule(storage.db, organizationId, written, before);
  const checked =
    triggers && (await checkTriggers(storage.db, apps, organizationId, triggers, before.triggers));
  const now = instance.now();
  return await storage.transaction(async (tx, wake) => {
    for (const id of new Set([before.projectId, choices.projectId].toSorted((a, b) => a - b))) {
      await lockCounting(tx, id);
    }
    const current = await lockRule(tx, before.id);
    if (!current) throw new Problem("not-found");
    const isNew = isAnotherMeasure(current, choices);
    const moving = { storage, links, tx, wake, now };
    const settled = isNew ? await closeByChange(moving, current) : current;
    const counted = isNew ? await count(tx, organizationId, choices, terms, now) : {};
    const changed = { ...settled, ...choices, ...counted, updatedAt: now };
    const saved =
      checked === undefined
        ? { rule: changed, webhooks: [] }
        : await keepTriggers(instance, tx, changed, checked, now);
    await updateRuleRow(tx, saved.rule);
    await releaseUnused(tx, current, saved.rule.seriesId);
    await noteChange(instance, tx, wake, { doer, event: "alertrule.edit", rule: saved.rule, now });
    return saved;
  });
}

/** Closes the incident of a rule that is about to be something else, or nothing. */
export async function closeByChange(
  moving: Parameters<typeof moveRule>[0],
  rule: MetricRule,
): Promise<MetricRule> {
  return await moveRule(moving, rule, {
    to: { state: "ok", hushed: null },
    at: moving.now,
    measured: null,
    method: STATUS_METHOD.ruleChanged,
    userId: null,
  });
}

/** Counts no longer what only this rule looked at. */
export async function releaseUnused(
  tx: Tx,
  { seriesId }: Pick<MetricRule, "seriesId">,
  stays?: number,
): Promise<void> {
  if (seriesId === stays || (await isSeriesUsed(tx, seriesId))) return;
  await releaseSeries(tx, seriesId);
}

/** Writes what goes with every change of a rule: the audit entry and the hint. */
export async function noteChange(
  { storage }: Pick<Instance, "storage">,
  tx: Tx,
  wake: Wake,
  change: {
    doer: Doer;
    event: Parameters<typeof toAuditEntry>[1];
    rule: MetricRule;
    now: number;
  },
): Promise<void> {
  const { doer, event, rule, now } = change;
  await recordAudit(tx, toAuditEntry(doer, event, rule), now);
  const action = event === "alertrule.create" ? "created" : "changed";
  hintMetricAlerts({ storage, wake }, event === "alertrule.remove" ? "removed" : action, rule);
}

/** Has what a rule measures counted, and says from when on it can be evaluated. */
async function count(
  tx: Tx,
  organizationId: number,
  choices: Choices,
  terms: readonly MetricTerm[],
  now: number,
): Promise<Pick<MetricRule, "seriesId" | "countedFrom" | "evaluatedFrom">> {
  const { projectId, kind, environment, windowMs, comparisonMs, isBelow } = choices;
  const reachMs = windowMs + (comparisonMs ?? 0);
  const ofUsers = kind === "users" ? windowMs : 0;
  const series = await ensureSeries(
    tx,
    { organizationId, projectId, kind, environment, terms, windowMs: ofUsers, reachMs },
    now,
  );
  // What has just begun to be counted is too little, which only alarms whoever looks for little.
  const neededMs = isBelow || comparisonMs !== null ? reachMs : MINUTE_MS;
  return {
    seriesId: series.id,
    countedFrom: series.sinceAt,
    evaluatedFrom: Math.max(series.sinceAt + neededMs, toMinute(now) + MINUTE_MS),
  };
}

function isAnotherMeasure(before: MetricRule, after: Choices): boolean {
  const keys = [
    "projectId",
    "isEnabled",
    "kind",
    "query",
    "environment",
    "windowMs",
    "comparisonMs",
    "isBelow",
    "criticalAt",
    "warningAt",
    "resolveAt",
  ] as const;
  return (
    keys.some((key) => before[key] !== after[key]) ||
    JSON.stringify(before.eventTypes) !== JSON.stringify(after.eventTypes)
  );
}
