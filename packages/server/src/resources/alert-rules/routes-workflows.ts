import {
  createWorkflow,
  deleteWorkflow,
  deleteWorkflows,
  getDetector,
  getWorkflow,
  listDetectors,
  listWorkflows,
  updateWorkflow,
  updateWorkflows,
  type WorkflowWrite,
} from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { implement, type Implemented } from "../../routing/index.ts";
import type { AppClient } from "../component-requests/index.ts";
import type { Instance } from "../instance.ts";
import type { Db } from "../../storage/index.ts";
import { readOffset, toOffsetPage } from "../offset-page.ts";
import { findProject, findProjects } from "../projects/index.ts";
import { findAlertIntegrations } from "../sentry-apps/index.ts";
import {
  clearMetricWorkflow,
  enableMetricWorkflow,
  findMetricOfDetector,
  findSelectedMetrics,
  hasActions,
  type MetricRule,
  presentMetricDetector,
  presentMetricWorkflows,
  writeMetricWorkflow,
} from "../metric-alerts/index.ts";
import { deleteRule, enableRule } from "./change-rule.ts";
import type { AlertRule } from "./model.ts";
import { presentDetector, presentWorkflows } from "./present-workflow.ts";
import { readWorkflow } from "./read-workflow.ts";
import { createRule, updateRule } from "./save-rule.ts";
import {
  findSelectedProjects,
  findSelectedRules,
  requireSelection,
  type Selection,
} from "./select-rules.ts";

/** The same rules in the words of newer clients. */
export function workflowRoutes(instance: Instance, apps: AppClient): Implemented[] {
  return [...listRoutes(instance, apps), ...oneRoutes(instance, apps), ...detectorRoutes(instance)];
}

function listRoutes(instance: Instance, apps: AppClient): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(listWorkflows, async ({ organization, query }) => {
      const request = readOffset(query);
      const { rules, metrics } = await findSelected(db, organization.id, query);
      const all: (AlertRule | MetricRule)[] = [...rules, ...metrics];
      const page = toOffsetPage(all.slice(request.offset), request);
      const isIssueRule = (one: AlertRule | MetricRule): one is AlertRule => "conditions" in one;
      const isMetricRule = (one: AlertRule | MetricRule): one is MetricRule => !isIssueRule(one);
      const now = instance.now();
      const body = [
        ...(await presentWorkflows(db, organization.id, page.rows.filter(isIssueRule))),
        ...(await presentMetricWorkflows(db, organization.id, page.rows.filter(isMetricRule), now)),
      ];
      return { status: 200, body, page };
    }),

    implement(createWorkflow, async ({ actor, organization, body, request }) => {
      const doer = { actor, ipAddress: request.ip };
      const metric = await findNamedMetric(db, organization.id, body);
      if (metric) {
        if (hasActions(metric)) {
          const sentence = "This metric alert has its actions already: change its workflow.";
          throw Problem.fields({ detectorIds: [sentence] });
        }
        const made = await writeMetricWorkflow(instance, apps, doer, metric, body);
        return { status: 201, body: made };
      }
      const integrations = await findAlertIntegrations(db, [organization.id]);
      const { written, detectorIds = [] } = readWorkflow(body, integrations);
      const [detectorId = ""] = detectorIds;
      const project = await findProject(db, organization.id, detectorId);
      if (!project || detectorIds.length !== 1) {
        const sentence =
          "Name the one detector whose issues it is about, as GET detectors/ lists them.";
        throw Problem.fields({ detectorIds: [sentence] });
      }
      const place = { organizationId: organization.id, projectId: project.id };
      const { rule } = await createRule(instance, apps, doer, place, written);
      return { status: 201, body: await presentOne(instance, rule) };
    }),

    implement(updateWorkflows, async ({ actor, organization, query, body, request }) => {
      requireSelection(query);
      const { rules, metrics } = await findSelected(db, organization.id, query);
      const doer = { actor, ipAddress: request.ip };
      const changed: AlertRule[] = [];
      for (const rule of rules) changed.push(await enableRule(instance, doer, rule, body.enabled));
      for (const rule of metrics) await enableMetricWorkflow(instance, doer, rule, body.enabled);
      const after = (await findSelected(db, organization.id, query)).metrics;
      const now = instance.now();
      return {
        status: 200,
        body: [
          ...(await presentWorkflows(db, organization.id, changed)),
          ...(await presentMetricWorkflows(db, organization.id, after, now)),
        ],
      };
    }),

    implement(deleteWorkflows, async ({ actor, organization, query, request }) => {
      requireSelection(query);
      const { rules, metrics } = await findSelected(db, organization.id, query);
      const doer = { actor, ipAddress: request.ip };
      for (const rule of rules) await deleteRule(instance, doer, rule);
      for (const rule of metrics) await clearMetricWorkflow(instance, apps, doer, rule);
      return { status: 204 };
    }),
  ];
}

function oneRoutes(instance: Instance, apps: AppClient): Implemented[] {
  const { db } = instance.storage;
  const enter = async (organizationId: number, id: string): Promise<AlertRule> => {
    const [rule] = await findSelectedRules(db, organizationId, { id: [id] });
    if (!rule) throw new Problem("not-found");
    return rule;
  };
  return [
    implement(getWorkflow, async ({ organization, params }) => {
      const metric = await findMetricOfDetector(db, organization.id, params.workflow);
      if (metric && hasActions(metric)) {
        const now = instance.now();
        const [body] = await presentMetricWorkflows(db, organization.id, [metric], now);
        if (body) return { status: 200, body };
      }
      const rule = await enter(organization.id, params.workflow);
      return { status: 200, body: await presentOne(instance, rule) };
    }),

    implement(updateWorkflow, async ({ actor, organization, params, body, request }) => {
      const doer = { actor, ipAddress: request.ip };
      const metric = await findMetricOfDetector(db, organization.id, params.workflow);
      if (metric) {
        const changed = await writeMetricWorkflow(instance, apps, doer, metric, body);
        return { status: 200, body: changed };
      }
      const before = await enter(organization.id, params.workflow);
      const integrations = await findAlertIntegrations(db, [organization.id]);
      const { written, detectorIds } = readWorkflow(body, integrations);
      if (detectorIds?.some((id) => id !== String(before.projectId))) {
        throw Problem.fields({ detectorIds: ["A rule stays with its project."] });
      }
      const { rule } = await updateRule(instance, apps, doer, before, written);
      return { status: 200, body: await presentOne(instance, rule) };
    }),

    implement(deleteWorkflow, async ({ actor, organization, params, request }) => {
      const doer = { actor, ipAddress: request.ip };
      const metric = await findMetricOfDetector(db, organization.id, params.workflow);
      if (metric) {
        await clearMetricWorkflow(instance, apps, doer, metric);
        return { status: 204 };
      }
      const rule = await enter(organization.id, params.workflow);
      await deleteRule(instance, doer, rule);
      return { status: 204 };
    }),
  ];
}

function detectorRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(listDetectors, async ({ organization, query }) => {
      const request = readOffset(query);
      const projects = await findSelectedProjects(db, organization.id, query);
      const rules = await findSelectedRules(db, organization.id, {});
      const all = [
        ...projects.map((one) => presentDetector(one, rules)),
        ...(await findMetrics(db, organization.id, query)).map(presentMetricDetector),
      ];
      const page = toOffsetPage(all.slice(request.offset), request);
      return { status: 200, body: page.rows, page };
    }),

    implement(getDetector, async ({ organization, params }) => {
      const metric = await findMetricOfDetector(db, organization.id, params.detector);
      if (metric) return { status: 200, body: presentMetricDetector(metric) };
      const isId = /^\d{1,15}$/.test(params.detector);
      const found = isId ? await findProjects(db, [Number(params.detector)]) : undefined;
      const project = found?.get(Number(params.detector));
      if (project?.organizationId !== organization.id) throw new Problem("not-found");
      const rules = await findSelectedRules(db, organization.id, { project: [params.detector] });
      return { status: 200, body: presentDetector(project, rules) };
    }),
  ];
}

/** The rules of both kinds that are meant; of metric alerts those that tell anybody. */
async function findSelected(
  db: Db,
  organizationId: number,
  selection: Selection,
): Promise<{ rules: AlertRule[]; metrics: MetricRule[] }> {
  const metrics = await findMetrics(db, organizationId, selection);
  return {
    rules: await findSelectedRules(db, organizationId, selection),
    metrics: metrics.filter(hasActions),
  };
}

async function findMetrics(
  db: Db,
  organizationId: number,
  { id, project, query }: Selection,
): Promise<MetricRule[]> {
  const projects = await findSelectedProjects(db, organizationId, { project });
  return await findSelectedMetrics(db, { projectIds: projects.map((one) => one.id), id, query });
}

/** The metric alert whose actions a new workflow is to be. */
async function findNamedMetric(
  db: Db,
  organizationId: number,
  body: WorkflowWrite,
): Promise<MetricRule | undefined> {
  const ids = body["detectorIds"] ?? body["detector_ids"];
  const [id] = Array.isArray(ids) && ids.length === 1 ? ids : [];
  return await findMetricOfDetector(db, organizationId, String(id));
}

async function presentOne({ storage }: Instance, rule: AlertRule) {
  const [shown] = await presentWorkflows(storage.db, rule.organizationId, [rule]);
  if (!shown) throw new Problem("not-found");
  return shown;
}
