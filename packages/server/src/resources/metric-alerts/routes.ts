import {
  createMetricAlert,
  deleteMetricAlert,
  disableMetricAlert,
  enableMetricAlert,
  getMetricAlert,
  getMetricAlertConfiguration,
  listMetricAlerts,
  type MetricAlertRule,
  snoozeMetricAlert,
  unsnoozeMetricAlert,
  updateMetricAlert,
} from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { Actor } from "../../access/index.ts";
import { implement, type Implemented } from "../../routing/index.ts";
import { presentSnoozed, readUntil } from "../alert-rules/index.ts";
import type { AppClient } from "../component-requests/index.ts";
import type { Instance } from "../instance.ts";
import { readOffset, toOffsetPage } from "../offset-page.ts";
import { readProjectIds } from "../read-project-ids.ts";
import { findAlertIntegrations } from "../sentry-apps/index.ts";
import { deleteRule, enableRule, muteRule, snoozeRule, unmuteRule } from "./change-rule.ts";
import { presentConfiguration } from "./configuration.ts";
import { enterRule, viewerOf } from "./enter.ts";
import type { SavedRule } from "./keep-triggers.ts";
import { presentRules } from "./present.ts";
import { detectorRoutes } from "./routes-detectors.ts";
import { incidentRoutes } from "./routes-incidents.ts";
import { trialRoutes } from "./routes-trial.ts";
import { createRule, updateRule } from "./save-rule.ts";
import { selectRules } from "./store.ts";

/** Metric alerts of organizations: what they are, what they measured, and their incidents. */
export function metricAlertRoutes(instance: Instance, apps: AppClient): Implemented[] {
  return [
    ...ruleRoutes(instance, apps),
    ...snoozeRoutes(instance),
    ...trialRoutes(instance, apps),
    ...incidentRoutes(instance),
    ...detectorRoutes(instance, apps),
  ];
}

function ruleRoutes(instance: Instance, apps: AppClient): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(listMetricAlerts, async ({ actor, organization, query }) => {
      const projectIds = await readProjectIds(db, organization.id, query.project);
      const request = readOffset(query);
      const filter = { projectIds, text: query.query, state: query.state };
      const page = toOffsetPage(await selectRules(db, filter, request), request);
      const viewer = viewerOf(actor, instance.now());
      const body = await presentRules(db, organization.id, page.rows, viewer);
      return { status: 200, body, page };
    }),

    implement(createMetricAlert, async ({ actor, organization, body, request }) => {
      const doer = { actor, ipAddress: request.ip };
      const saved = await createRule(instance, apps, doer, organization.id, body);
      return { status: 201, body: await presentSaved(instance, actor, saved) };
    }),

    implement(getMetricAlertConfiguration, async ({ organization }) => ({
      status: 200,
      body: presentConfiguration(await findAlertIntegrations(db, [organization.id])),
    })),

    implement(getMetricAlert, async ({ actor, organization, params }) => {
      const rule = await enterRule(db, organization.id, params.rule);
      return { status: 200, body: await presentSaved(instance, actor, { rule, webhooks: [] }) };
    }),

    implement(updateMetricAlert, async ({ actor, organization, params, body, request }) => {
      const rule = await enterRule(db, organization.id, params.rule);
      const doer = { actor, ipAddress: request.ip };
      const saved = await updateRule(instance, apps, doer, rule, body);
      return { status: 200, body: await presentSaved(instance, actor, saved) };
    }),

    implement(deleteMetricAlert, async ({ actor, organization, params, request }) => {
      const rule = await enterRule(db, organization.id, params.rule);
      await deleteRule(instance, { actor, ipAddress: request.ip }, rule);
      return { status: 202 };
    }),

    implement(enableMetricAlert, async ({ actor, organization, params, request }) => {
      const rule = await enterRule(db, organization.id, params.rule);
      await enableRule(instance, { actor, ipAddress: request.ip }, rule, true);
      return { status: 202 };
    }),

    implement(disableMetricAlert, async ({ actor, organization, params, request }) => {
      const rule = await enterRule(db, organization.id, params.rule);
      await enableRule(instance, { actor, ipAddress: request.ip }, rule, false);
      return { status: 202 };
    }),
  ];
}

function snoozeRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(snoozeMetricAlert, async ({ actor, organization, params, body, request }) => {
      const rule = await enterRule(db, organization.id, params.rule);
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

    implement(unsnoozeMetricAlert, async ({ actor, organization, params, request }) => {
      const rule = await enterRule(db, organization.id, params.rule);
      if (rule.snooze) await snoozeRule(instance, { actor, ipAddress: request.ip }, rule, null);
      if (actor.kind === "user") await unmuteRule(instance, actor.userId, rule);
      return { status: 204 };
    }),
  ];
}

/** A rule with the secrets of its new webhooks. */
async function presentSaved(
  { storage, now }: Instance,
  actor: Actor,
  { rule, webhooks }: SavedRule,
): Promise<MetricAlertRule> {
  const viewer = viewerOf(actor, now());
  const [shown] = await presentRules(storage.db, rule.organizationId, [rule], viewer);
  if (!shown) throw new Problem("not-found");
  const secrets = new Map(webhooks.map((one) => [String(one.webhookId), one.secret]));
  const triggers = shown.triggers.map((trigger) => ({
    ...trigger,
    actions: trigger.actions.map((action) => {
      const secret = secrets.get(action.webhookId ?? "");
      return secret === undefined ? action : { ...action, secret };
    }),
  }));
  return { ...shown, triggers };
}
