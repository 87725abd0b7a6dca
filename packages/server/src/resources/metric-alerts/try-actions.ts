import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import type { AppClient } from "../component-requests/index.ts";
import type { FiredAction } from "../fired-actions/index.ts";
import type { Instance } from "../instance.ts";
import { findPlainWebhooks } from "../plain-webhooks/index.ts";
import { actOn } from "./act.ts";
import { checkAction, type CheckedAction } from "./check-actions.ts";
import { type Action, INCIDENT_STATUS, type MetricRule, STATUS_METHOD } from "./model.ts";
import { NO_CHOICES, readRule } from "./read-rule.ts";
import { readActions } from "./read-triggers.ts";
import type { AlertStatus } from "./say.ts";
import type { Incident } from "./store-incidents.ts";

/**
 * Does what these actions say with a made-up incident, number 0, and leaves no record of it. Refuses
 * what could not be saved, and a webhook that is not saved yet.
 */
export async function tryActions(
  instance: Instance,
  apps: AppClient,
  organizationId: number,
  trial: {
    name?: string | undefined;
    projects: readonly (string | number)[];
    status?: AlertStatus | undefined;
    actions: readonly Readonly<Record<string, unknown>>[];
  },
): Promise<FiredAction[]> {
  const { storage, links } = instance;
  const { name = "Test Alert", status = "critical" } = trial;
  const actions = await readTried(storage.db, apps, organizationId, trial.actions);
  const written = {
    name,
    projects: [...trial.projects],
    triggers: [{ label: "critical", alertThreshold: 100 }],
  };
  const { choices } = await readRule(storage.db, organizationId, written, NO_CHOICES);
  const now = instance.now();
  const kept = actions.map((does, at) => ({ part: at + 2, createdAt: now, does }));
  const rule: MetricRule = {
    id: 0,
    organizationId,
    ...choices,
    seriesId: 0,
    triggers: [{ part: 1, label: "critical", threshold: 100, createdAt: now, actions: kept }],
    parts: kept.length + 1,
    createdBy: null,
    createdAt: now,
    updatedAt: now,
    countedFrom: now,
    evaluatedFrom: now,
    standing: { state: status === "resolved" ? "ok" : status, hushed: null },
    standingAt: now,
    incidentId: null,
    snooze: null,
  };
  const measured = status === "resolved" ? 0 : 120;
  const incident = madeUp(rule, status, now);
  return await storage.transaction(async (tx, wake) => {
    const news = { rule, incident, status, measured, actions };
    return await actOn({ tx, wake, links, now }, news);
  });
}

function madeUp(rule: MetricRule, status: AlertStatus, now: number): Incident {
  const isOver = status === "resolved";
  return {
    id: 0,
    organizationId: rule.organizationId,
    projectId: rule.projectId,
    ruleId: rule.id,
    identifier: 0,
    title: rule.name,
    status: isOver ? INCIDENT_STATUS.closed : INCIDENT_STATUS[status],
    statusMethod: STATUS_METHOD.byRule,
    startedAt: now,
    detectedAt: now,
    createdAt: now,
    closedAt: isOver ? now : null,
    peak: "critical",
  };
}

async function readTried(
  db: Db,
  apps: AppClient,
  organizationId: number,
  written: readonly Readonly<Record<string, unknown>>[],
): Promise<Action[]> {
  const problems: string[] = [];
  const read = readActions(written, (_field, sentence) => problems.push(sentence), "actions");
  const actions: Action[] = [];
  for (const one of read) {
    const checked = await checkAction(db, apps, organizationId, one);
    const action =
      typeof checked === "string" ? checked : await toAction(db, organizationId, checked);
    if (typeof action === "string") problems.push(action);
    else actions.push(action);
  }
  if (problems.length > 0) throw Problem.fields({ actions: problems });
  return actions;
}

/** A webhook of somebody else's is none. */
async function toAction(
  db: Db,
  organizationId: number,
  action: CheckedAction,
): Promise<Action | string> {
  if (action.kind !== "webhook") return action;
  const [webhook] = await findPlainWebhooks(
    db,
    action.webhookId === null ? [] : [action.webhookId],
  );
  if (webhook?.organizationId === organizationId) {
    return { kind: "webhook", webhookId: webhook.id };
  }
  return "A webhook gets its secret when the alert is saved: save it before you try it.";
}
