import { type JsonObject, type OutboxFact, tellNamed } from "../../outbox/index.ts";
import type { Tx, Wake } from "../../storage/index.ts";
import { oweMetricMail } from "../alert-mail/index.ts";
import { planTarget, type TargetPlan } from "../alert-targets/index.ts";
import type { FiredAction } from "../fired-actions/index.ts";
import type { Links } from "../instance.ts";
import { findOrganization } from "../organizations/index.ts";
import { findWords, type RuleWords } from "./find-words.ts";
import type { Action, MetricRule } from "./model.ts";
import { presentRule } from "./present.ts";
import { type AlertStatus, sayMeasured, sayTitle } from "./say.ts";
import { describeAction } from "./show-trigger.ts";
import type { Incident } from "./store-incidents.ts";
import { type ToldAlert, toWebhookData } from "./to-webhook.ts";

/** A change of an alert that is to be told. */
export interface News {
  rule: MetricRule;
  incident: Incident;
  status: AlertStatus;
  measured: number | null;
  actions: readonly Action[];
}

/** Where it is told: in the transaction of the change. */
export interface Telling {
  tx: Tx;
  wake: Wake;
  links: Links;
  /** Epoch milliseconds. */
  now: number;
}

/**
 * Does what actions say about a change: owes webhooks and mail. An integration that is no longer
 * there is passed over, and that is in what is given, in the order of the actions.
 */
export async function actOn(telling: Telling, news: News): Promise<FiredAction[]> {
  const { rule, incident, status, measured, actions } = news;
  if (actions.length === 0) return [];
  const { tx, wake, links, now } = telling;
  const organization = await findOrganization(tx, String(rule.organizationId));
  if (!organization) return [];
  const words = await findWords(tx, rule.organizationId, [rule]);
  const told: ToldAlert = {
    organization,
    rule: presentRule(rule, words),
    incident,
    title: sayTitle(status, rule.name),
    text: sayMeasured(rule, measured),
  };
  const plans = actions.map((action) => planOf(action, words));
  const facts = plans.flatMap(({ recipient, sentryAppId = null }): OutboxFact[] =>
    recipient === undefined
      ? []
      : [
          {
            organizationId: rule.organizationId,
            projectId: rule.projectId,
            actor: { kind: "system" },
            resource: "metric_alert",
            action: status,
            data: toWebhookData(links, told, sentryAppId) as unknown as JsonObject,
            recipients: [recipient],
          },
        ],
  );
  const ids = await tellNamed(tx, wake, facts, now);
  const targets = actions.flatMap((one) => (one.kind === "mail" ? [one.target] : []));
  const { organizationId, projectId, id: ruleId } = rule;
  const place = { organizationId, projectId, ruleId, identifier: incident.identifier };
  const notice = { ...place, title: told.title, description: told.text };
  await oweMetricMail(tx, wake, targets, notice, now);
  const waiting = [...ids];
  return plans.map(({ kind, name, skipped = null, recipient }): FiredAction => {
    const factId = recipient === undefined ? undefined : waiting.shift();
    const owed = factId === undefined || recipient === undefined ? null : { factId, recipient };
    return { kind, name, skipped, told: owed };
  });
}

function planOf(action: Action, words: RuleWords): TargetPlan | MailPlan {
  if (action.kind !== "mail") return planTarget(action, words);
  return { kind: "mail", name: describeAction(action, words) };
}

interface MailPlan {
  kind: "mail";
  name: string;
  skipped?: undefined;
  recipient?: undefined;
  sentryAppId?: undefined;
}
