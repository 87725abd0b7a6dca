import { type OutboxFact, type Recipient, tellNamed } from "../../outbox/index.ts";
import type { Storage, Tx, Wake } from "../../storage/index.ts";
import { insertNotices, type NewNotice } from "../alert-mail/index.ts";
import { findPlainWebhooks } from "../plain-webhooks/index.ts";
import { type AlertIntegration, findAlertIntegrations } from "../sentry-apps/index.ts";
import type { FiredAction } from "../fired-actions/index.ts";
import { complainOf, findIntegrationOf } from "./find-broken.ts";
import { hintAlerts } from "./hint-alerts.ts";
import type { Action, AlertRule } from "./model.ts";
import { insertFirings } from "./store-firings.ts";

/** A rule that fires for an event. */
export interface Firing {
  rule: Pick<AlertRule, "id" | "name" | "organizationId" | "projectId" | "actions">;
  issueId: number;
  eventId: string;
  /** Names of all rules that fire for the event. */
  ruleNames: readonly string[];
}

/**
 * Does what rules that fire say, in the transaction of their event: owes webhooks and mail, and
 * records each firing with what became of its actions. An integration that is no longer there is
 * passed over, and that is recorded. Gives what was done, in the order of `firings`.
 */
export async function actOn(
  storage: Storage,
  tx: Tx,
  wake: Wake,
  firings: readonly Firing[],
  now: number,
): Promise<FiredAction[][]> {
  const done = await tellAll(storage, tx, wake, firings, now);
  await insertFirings(
    storage.engine,
    tx,
    firings.map(({ rule, issueId, eventId }, at) => ({
      organizationId: rule.organizationId,
      projectId: rule.projectId,
      ruleId: rule.id,
      issueId,
      eventId,
      firedAt: now,
      actions: done[at] ?? [],
    })),
  );
  const rules = firings.map(({ rule }) => rule);
  hintAlerts(storage.hints, wake, "changed", rules);
  return done;
}

/** The same without a record: for who tries actions out. */
export async function tellAll(
  storage: Storage,
  tx: Tx,
  wake: Wake,
  firings: readonly Firing[],
  now: number,
): Promise<FiredAction[][]> {
  const around = await findAround(tx, firings);
  const plans = firings.map((firing) =>
    firing.rule.actions.map((one) => plan(one, firing, around)),
  );
  const facts = plans.flat().flatMap(({ fact }) => fact ?? []);
  const ids = await tellNamed(tx, wake, facts, now);
  const notices = plans.flat().flatMap(({ notice }) => notice ?? []);
  if (notices.length > 0) {
    await insertNotices(storage.engine, tx, notices, now);
    wake("alerts");
  }
  const waiting = [...ids];
  return plans.map((ofRule) =>
    ofRule.map(({ kind, name, skipped = null, fact }): FiredAction => {
      const factId = fact === undefined ? undefined : waiting.shift();
      const recipient = fact?.recipients?.[0];
      const told = factId === undefined || !recipient ? null : { factId, recipient };
      return { kind, name, skipped, told };
    }),
  );
}

interface Around {
  integrations: readonly AlertIntegration[];
  webhooks: ReadonlyMap<number, { url: string }>;
}

async function findAround(tx: Tx, firings: readonly Firing[]): Promise<Around> {
  const actions = firings.flatMap(({ rule }) => rule.actions);
  const named = firings.filter(({ rule }) =>
    rule.actions.some(({ kind }) => kind.startsWith("integration")),
  );
  const organizationIds = [...new Set(named.map(({ rule }) => rule.organizationId))];
  const webhookIds = actions.flatMap((one) => (one.kind === "webhook" ? [one.webhookId] : []));
  const webhooks = await findPlainWebhooks(tx, [...new Set(webhookIds)]);
  return {
    integrations: await findAlertIntegrations(tx, organizationIds),
    webhooks: new Map(webhooks.map((one) => [one.id, one])),
  };
}

interface Plan {
  kind: FiredAction["kind"];
  name: string;
  skipped?: string;
  fact?: OutboxFact;
  notice?: NewNotice;
}

function plan(action: Action, firing: Firing, { integrations, webhooks }: Around): Plan {
  const { rule, issueId, eventId } = firing;
  const { organizationId, projectId } = rule;
  switch (action.kind) {
    case "mail": {
      const about = { ruleId: rule.id, ruleName: rule.name, issueId, eventId };
      return {
        kind: "mail",
        name: nameOfMail(action),
        notice: { organizationId, projectId, ...about, target: action.target },
      };
    }
    case "webhook": {
      const url = webhooks.get(action.webhookId)?.url;
      const name = url === undefined ? "webhook" : `webhook to ${URL.parse(url)?.host ?? url}`;
      if (url === undefined) return { kind: "webhook", name, skipped: "Its address is gone." };
      const recipient = { kind: "plain-webhook", id: action.webhookId } as const;
      return { kind: "webhook", name, fact: toFact(firing, recipient) };
    }
    case "integration":
    case "integration-form":
    default: {
      const own = integrations.filter((one) => one.organizationId === organizationId);
      const found = findIntegrationOf(action, own);
      const name = found?.name ?? (action.kind === "integration" ? action.slug : "integration");
      const complaint = complainOf(action, own);
      if (found === undefined || complaint !== undefined) {
        return { kind: "integration", name, skipped: complaint ?? "It is not installed." };
      }
      const recipient = { kind: "installation", id: found.installationId } as const;
      const form = action.kind === "integration-form" ? action : undefined;
      return {
        kind: "integration",
        name,
        fact: toFact(firing, recipient, form && { form, found }),
      };
    }
  }
}

function toFact(
  { rule, issueId, eventId, ruleNames }: Firing,
  recipient: Recipient,
  filled?: { form: Extract<Action, { kind: "integration-form" }>; found: AlertIntegration },
): OutboxFact {
  const { organizationId, projectId } = rule;
  const data = {
    projectId,
    eventId,
    issueId,
    triggered_rule: rule.name,
    triggering_rules: ruleNames,
    // Only where the integration has a form of its own (docs/integrate/webhooks.md).
    ...(filled && {
      issue_alert: {
        id: rule.id,
        title: rule.name,
        sentry_app_id: filled.found.sentryAppId,
        settings: filled.form.settings.map(({ name, value }) => ({ name, value })),
      },
    }),
  };
  return {
    organizationId,
    projectId,
    actor: { kind: "system" },
    resource: "event_alert",
    action: "triggered",
    data,
    recipients: [recipient],
  };
}

function nameOfMail({ target }: Extract<Action, { kind: "mail" }>): string {
  return target.type === "owners" ? "the issue's owners" : `${target.type} ${target.id}`;
}
