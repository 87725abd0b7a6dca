import type { Workflow, WorkflowWrite } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import type { Doer } from "../audit-log/index.ts";
import type { AppClient } from "../component-requests/index.ts";
import type { Instance } from "../instance.ts";
import { snoozeRule } from "./change-rule.ts";
import { readDetectorId, toDetectorId } from "./detector-ids.ts";
import { enterRule } from "./enter.ts";
import { presentMetricWorkflows } from "./metric-workflows.ts";
import type { MetricRule } from "./model.ts";
import { hasActions } from "./present-detector.ts";
import { readMetricWorkflow } from "./read-workflow.ts";
import { updateRule } from "./save-rule.ts";
import { findRulesOfProjects } from "./store.ts";

/** Which metric alerts of some projects somebody means, in the words of newer clients. */
export interface MetricSelection {
  projectIds: readonly number[];
  id?: readonly string[] | undefined;
  /** Part of the name. */
  query?: string | undefined;
}

/** The metric alerts that are meant, oldest first. */
export async function findSelectedMetrics(
  db: Db,
  { projectIds, id, query }: MetricSelection,
): Promise<MetricRule[]> {
  const text = query?.toLowerCase() ?? "";
  const wanted = id && new Set(id);
  return (await findRulesOfProjects(db, projectIds)).filter(
    (rule) =>
      (wanted === undefined || wanted.has(toDetectorId(rule.id))) &&
      rule.name.toLowerCase().includes(text),
  );
}

/** The metric alert that a detector or a workflow of this id is; undefined: it is none. */
export async function findMetricOfDetector(
  db: Db,
  organizationId: number,
  id: string,
): Promise<MetricRule | undefined> {
  const ruleId = readDetectorId(id);
  if (ruleId === undefined) return undefined;
  return await enterRule(db, organizationId, String(ruleId));
}

/** Writes a metric alert's actions anew; a workflow that is not enabled silences it. */
export async function writeMetricWorkflow(
  instance: Instance,
  apps: AppClient,
  doer: Doer,
  before: MetricRule,
  body: WorkflowWrite,
): Promise<Workflow> {
  const written = readMetricWorkflow(body, before);
  await updateRule(instance, apps, doer, before, written);
  if (body.enabled !== undefined) await enableMetricWorkflow(instance, doer, before, body.enabled);
  const { db } = instance.storage;
  const rule = await enterRule(db, before.organizationId, String(before.id));
  const [shown] = await presentMetricWorkflows(db, rule.organizationId, [rule], instance.now());
  if (!shown) throw new Problem("not-found");
  return shown;
}

/** Silences a metric alert for everybody, or wakes it. */
export async function enableMetricWorkflow(
  instance: Instance,
  doer: Doer,
  rule: MetricRule,
  isEnabled: boolean,
): Promise<void> {
  if (isEnabled === (rule.snooze === null)) return;
  const userId = doer.actor.kind === "user" ? doer.actor.userId : null;
  await snoozeRule(instance, doer, rule, isEnabled ? null : { untilAt: null, userId });
}

/** Takes its actions from a metric alert, which goes on measuring. */
export async function clearMetricWorkflow(
  instance: Instance,
  apps: AppClient,
  doer: Doer,
  rule: MetricRule,
): Promise<void> {
  if (!hasActions(rule)) throw new Problem("not-found");
  const triggers = rule.triggers.map(({ label, threshold }) => ({
    label,
    alertThreshold: threshold,
    actions: [],
  }));
  await updateRule(instance, apps, doer, rule, { triggers });
}
