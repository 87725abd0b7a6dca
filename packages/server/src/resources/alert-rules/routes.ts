import {
  createAlertRule,
  deleteAlertRule,
  enableAlertRule,
  getAlertRule,
  getRuleConfiguration,
  listAlertRules,
  snoozeAlertRule,
  unsnoozeAlertRule,
  updateAlertRule,
} from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { Actor } from "../../access/index.ts";
import { implement, type Implemented } from "../../routing/index.ts";
import { readOffset, toOffsetPage } from "../offset-page.ts";
import type { AppClient } from "../component-requests/index.ts";
import type { Instance } from "../instance.ts";
import { getProject } from "../projects/index.ts";
import { findAlertIntegrations } from "../sentry-apps/index.ts";
import { deleteRule, enableRule, muteRule, snoozeRule, unmuteRule } from "./change-rule.ts";
import { presentConfiguration } from "./configuration.ts";
import { enterRule, viewerOf } from "./enter-rule.ts";
import { presentRules, presentSavedRule } from "./present.ts";
import { presentSnoozed, readUntil } from "./read-snooze.ts";
import { historyRoutes } from "./routes-history.ts";
import { trialRoutes } from "./routes-trial.ts";
import { workflowRoutes } from "./routes-workflows.ts";
import { createRule, updateRule } from "./save-rule.ts";
import { selectRules } from "./store.ts";

/** Alert rules of projects: what they are, when they fired, and the newer names of the same. */
export function alertRuleRoutes(instance: Instance, apps: AppClient): Implemented[] {
  return [
    ...ruleRoutes(instance, apps),
    ...snoozeRoutes(instance),
    ...historyRoutes(instance),
    ...trialRoutes(instance, apps),
    ...workflowRoutes(instance, apps),
  ];
}

function ruleRoutes(instance: Instance, apps: AppClient): Implemented[] {
  const { db } = instance.storage;
  const viewer = (actor: Actor, project: { slug: string }) =>
    viewerOf(actor, project, instance.now());

  return [
    implement(listAlertRules, async ({ actor, organization, params, query }) => {
      const project = await getProject(db, organization.id, params.project);
      const request = readOffset(query);
      const page = toOffsetPage(await selectRules(db, project.id, request), request);
      const body = await presentRules(db, organization.id, page.rows, viewer(actor, project));
      return { status: 200, body, page };
    }),

    implement(createAlertRule, async ({ actor, organization, params, body, request }) => {
      const project = await getProject(db, organization.id, params.project);
      const doer = { actor, ipAddress: request.ip };
      const place = { organizationId: organization.id, projectId: project.id };
      const saved = await createRule(instance, apps, doer, place, body);
      const shown = await presentSavedRule(db, saved, viewer(actor, project));
      if (!shown) throw new Problem("not-found");
      return { status: 201, body: shown };
    }),

    implement(getRuleConfiguration, async ({ organization, params }) => {
      await getProject(db, organization.id, params.project);
      const integrations = await findAlertIntegrations(db, [organization.id]);
      return { status: 200, body: presentConfiguration(integrations) };
    }),

    implement(getAlertRule, async ({ actor, organization, params }) => {
      const { project, rule } = await enterRule(db, organization.id, params);
      const [body] = await presentRules(db, organization.id, [rule], viewer(actor, project));
      if (!body) throw new Problem("not-found");
      return { status: 200, body };
    }),

    implement(updateAlertRule, async ({ actor, organization, params, body, request }) => {
      const { project, rule } = await enterRule(db, organization.id, params);
      const doer = { actor, ipAddress: request.ip };
      const saved = await updateRule(instance, apps, doer, rule, body);
      const shown = await presentSavedRule(db, saved, viewer(actor, project));
      if (!shown) throw new Problem("not-found");
      return { status: 200, body: shown };
    }),

    implement(deleteAlertRule, async ({ actor, organization, params, request }) => {
      const { rule } = await enterRule(db, organization.id, params);
      await deleteRule(instance, { actor, ipAddress: request.ip }, rule);
      return { status: 202 };
    }),

    implement(enableAlertRule, async ({ actor, organization, params, request }) => {
      const { rule } = await enterRule(db, organization.id, params);
      await enableRule(instance, { actor, ipAddress: request.ip }, rule, true);
      return { status: 202 };
    }),
  ];
}

function snoozeRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(snoozeAlertRule, async ({ actor, organization, params, body, request }) => {
      const { rule } = await enterRule(db, organization.id, params);
      const now = instance.now();
      const untilAt = readUntil(body.until ?? null, now);
      const userId = actor.kind === "user" ? actor.userId : null;
      if (body.target === "everyone") {
        await snoozeRule(instance, { actor, ipAddress: request.ip }, rule, { untilAt, userId });
      } else {
        if (userId === null) throw new Problem("forbidden");
        await muteRule(instance, userId, rule, untilAt);
      }
      const snoozed = { rule, untilAt, userId, forEveryone: body.target === "everyone", now };
      return { status: 201, body: presentSnoozed(snoozed) };
    }),

    implement(unsnoozeAlertRule, async ({ actor, organization, params, request }) => {
      const { rule } = await enterRule(db, organization.id, params);
      if (rule.snooze) await snoozeRule(instance, { actor, ipAddress: request.ip }, rule, null);
      if (actor.kind === "user") await unmuteRule(instance, actor.userId, rule);
      return { status: 204 };
    }),
  ];
}
