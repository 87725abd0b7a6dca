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
} from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { implement, type Implemented } from "../../routing/index.ts";
import type { AppClient } from "../component-requests/index.ts";
import type { Instance } from "../instance.ts";
import { readOffset, toOffsetPage } from "../offset-page.ts";
import { findProject, findProjects } from "../projects/index.ts";
import { findAlertIntegrations } from "../sentry-apps/index.ts";
import { deleteRule, enableRule } from "./change-rule.ts";
import type { AlertRule } from "./model.ts";
import { presentDetector, presentWorkflows } from "./present-workflow.ts";
import { readWorkflow } from "./read-workflow.ts";
import { createRule, updateRule } from "./save-rule.ts";
import { findSelectedProjects, findSelectedRules, requireSelection } from "./select-rules.ts";

/** The same rules in the words of newer clients. */
export function workflowRoutes(instance: Instance, apps: AppClient): Implemented[] {
  return [...listRoutes(instance, apps), ...oneRoutes(instance, apps), ...detectorRoutes(instance)];
}

function listRoutes(instance: Instance, apps: AppClient): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(listWorkflows, async ({ organization, query }) => {
      const request = readOffset(query);
      const rules = await findSelectedRules(db, organization.id, query);
      const page = toOffsetPage(rules.slice(request.offset), request);
      return { status: 200, body: await presentWorkflows(db, organization.id, page.rows), page };
    }),

    implement(createWorkflow, async ({ actor, organization, body, request }) => {
      const integrations = await findAlertIntegrations(db, [organization.id]);
      const { written, detectorIds = [] } = readWorkflow(body, integrations);
      const [detectorId = ""] = detectorIds;
      const project = await findProject(db, organization.id, detectorId);
      if (!project || detectorIds.length !== 1) {
        const sentence =
          "Name the one detector whose issues it is about, as GET detectors/ lists them.";
        throw Problem.fields({ detectorIds: [sentence] });
      }
      const doer = { actor, ipAddress: request.ip };
      const place = { organizationId: organization.id, projectId: project.id };
      const { rule } = await createRule(instance, apps, doer, place, written);
      return { status: 201, body: await presentOne(instance, rule) };
    }),

    implement(updateWorkflows, async ({ actor, organization, query, body, request }) => {
      requireSelection(query);
      const rules = await findSelectedRules(db, organization.id, query);
      const doer = { actor, ipAddress: request.ip };
      const changed: AlertRule[] = [];
      for (const rule of rules) changed.push(await enableRule(instance, doer, rule, body.enabled));
      return { status: 200, body: await presentWorkflows(db, organization.id, changed) };
    }),

    implement(deleteWorkflows, async ({ actor, organization, query, request }) => {
      requireSelection(query);
      const rules = await findSelectedRules(db, organization.id, query);
      for (const rule of rules) await deleteRule(instance, { actor, ipAddress: request.ip }, rule);
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
      const rule = await enter(organization.id, params.workflow);
      return { status: 200, body: await presentOne(instance, rule) };
    }),

    implement(updateWorkflow, async ({ actor, organization, params, body, request }) => {
      const before = await enter(organization.id, params.workflow);
      const integrations = await findAlertIntegrations(db, [organization.id]);
      const { written, detectorIds } = readWorkflow(body, integrations);
      if (detectorIds?.some((id) => id !== String(before.projectId))) {
        throw Problem.fields({ detectorIds: ["A rule stays with its project."] });
      }
      const doer = { actor, ipAddress: request.ip };
      const { rule } = await updateRule(instance, apps, doer, before, written);
      return { status: 200, body: await presentOne(instance, rule) };
    }),

    implement(deleteWorkflow, async ({ actor, organization, params, request }) => {
      const rule = await enter(organization.id, params.workflow);
      await deleteRule(instance, { actor, ipAddress: request.ip }, rule);
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
      const page = toOffsetPage(projects.slice(request.offset), request);
      const rules = await findSelectedRules(db, organization.id, {});
      return { status: 200, body: page.rows.map((one) => presentDetector(one, rules)), page };
    }),

    implement(getDetector, async ({ organization, params }) => {
      const isId = /^\d{1,15}$/.test(params.detector);
      const found = isId ? await findProjects(db, [Number(params.detector)]) : undefined;
      const project = found?.get(Number(params.detector));
      if (project?.organizationId !== organization.id) throw new Problem("not-found");
      const rules = await findSelectedRules(db, organization.id, { project: [params.detector] });
      return { status: 200, body: presentDetector(project, rules) };
    }),
  ];
}

async function presentOne({ storage }: Instance, rule: AlertRule) {
  const [shown] = await presentWorkflows(storage.db, rule.organizationId, [rule]);
  if (!shown) throw new Problem("not-found");
  return shown;
}
