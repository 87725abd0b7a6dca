import { Problem } from "@vedette/contract/problems";
import type { Tx, Wake } from "../../storage/index.ts";
import { type Doer, recordAudit } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { toAuditEntry } from "./audit-entry.ts";
import { type MetricRule, STATUS_METHOD, type Standing } from "./model.ts";
import { type Move, moveRule } from "./move-rule.ts";
import { findLastIncident, type Incident } from "./store-incidents.ts";
import { lockRule } from "./store.ts";

/**
 * Closes an incident by hand. What it was closed at is no news from then on, until the rule has
 * been content. Nothing happens to one that is closed.
 */
export async function closeIncident(
  instance: Instance,
  doer: Doer,
  incident: Incident,
): Promise<void> {
  await change(instance, doer, incident, async (_tx, rule) => {
    if (rule.incidentId !== incident.id) return undefined;
    const { state } = rule.standing;
    const hushed = state === "critical" || state === "warning" ? state : null;
    return { to: { state: "ok", hushed } };
  });
}

/** Opens the last incident of a rule again. Refuses an older one, and one of a rule that is off. */
export async function reopenIncident(
  instance: Instance,
  doer: Doer,
  incident: Incident,
): Promise<void> {
  await change(instance, doer, incident, async (tx, rule) => {
    if (rule.incidentId === incident.id) return undefined;
    if (!rule.isEnabled) refuse("The metric alert is switched off.");
    const last = await findLastIncident(tx, rule.id);
    if (last?.id !== incident.id) refuse("The metric alert has had another incident since.");
    return { to: { state: "open", hushed: null }, reopened: last };
  });
}

async function change(
  { storage, links, now: clock }: Instance,
  doer: Doer,
  { ruleId }: Incident,
  decide: (tx: Tx, rule: MetricRule) => Promise<{ to: Standing; reopened?: Incident } | undefined>,
): Promise<void> {
  const now = clock();
  await storage.transaction(async (tx: Tx, wake: Wake) => {
    const rule = await lockRule(tx, ruleId);
    if (!rule) throw new Problem("not-found");
    const decided = await decide(tx, rule);
    if (!decided) return;
    const userId = doer.actor.kind === "user" ? doer.actor.userId : null;
    const method = STATUS_METHOD.byHand;
    const move: Move = { ...decided, at: now, measured: null, method, userId };
    await moveRule({ storage, links, tx, wake, now }, rule, move);
    await recordAudit(tx, toAuditEntry(doer, "alertrule.incident", rule), now);
  });
}

function refuse(sentence: string): never {
  throw Problem.fields({ status: [sentence] });
}
