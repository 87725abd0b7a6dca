import type { Storage } from "../../storage/index.ts";
import { organizationHint } from "../live/index.ts";
import { followAlert } from "../sentries/index.ts";
import { actOn, type Telling } from "./act.ts";
import { chooseActions } from "./choose-actions.ts";
import {
  ACTIVITY_KIND,
  type AlertState,
  INCIDENT_STATUS,
  isSnoozed,
  type MetricRule,
  type Standing,
  type STATUS_METHOD,
} from "./model.ts";
import type { AlertStatus } from "./say.ts";
import { insertActivity } from "./store-activities.ts";
import {
  findIncidentsById,
  type Incident,
  insertIncident,
  updateIncidentRow,
} from "./store-incidents.ts";
import { updateRuleRow } from "./store.ts";

/** Where a rule is moved: in one transaction with everything that comes of it. */
export interface Moving extends Telling {
  storage: Storage;
}

/** How a rule comes to stand otherwise. */
export interface Move {
  to: Standing;
  /** Since when it does: the boundary it was measured at, or now. Epoch milliseconds. */
  at: number;
  measured: number | null;
  method: (typeof STATUS_METHOD)[keyof typeof STATUS_METHOD];
  /** Who did it by hand. */
  userId: number | null;
  /** An incident that is to be opened again, instead of a new one. */
  reopened?: Incident;
}

/**
 * Moves a rule, which the caller holds, to another standing: opens, changes or closes its incident,
 * adds to the incident's history, tells whom its actions name unless the rule is silenced, and has
 * sentries follow. Gives the rule as it is then.
 */
export async function moveRule(moving: Moving, rule: MetricRule, move: Move): Promise<MetricRule> {
  const { storage, tx, wake, links, now } = moving;
  const { to, at } = move;
  const before = rule.standing.state;
  const moved = { ...rule, standing: to, standingAt: at };
  if (to.state === before) {
    await updateRuleRow(tx, moved);
    return moved;
  }
  const known =
    move.reopened ??
    (await findIncidentsById(tx, [rule.incidentId ?? 0])).get(rule.incidentId ?? 0);
  const peak = known?.peak ?? "ok";
  const incident = await saveIncident(moving, rule, move, known);
  const after = { ...moved, incidentId: to.state === "ok" ? null : incident.id };
  const status: AlertStatus = to.state === "ok" ? "resolved" : to.state;
  const isSilent = isSnoozed(rule, now);
  const actions = isSilent ? [] : chooseActions(rule, { to: to.state, peak });
  const news = { rule: after, incident, status, measured: move.measured, actions };
  const done = await actOn(moving, news);
  await insertActivity(tx, {
    incidentId: incident.id,
    kind: ACTIVITY_KIND.status,
    userId: move.userId,
    value: String(incident.status),
    previousValue: String(statusOf(before)),
    measured: move.measured,
    silence: isSilent ? "The alert was silenced." : null,
    actions: done,
    createdAt: at,
  });
  if (status !== "open") {
    const { organizationId, id: alertId, name: title } = rule;
    const alert = { organizationId, alertId, status, title };
    await followAlert({ storage, links, tx, wake, now }, alert);
  }
  await updateRuleRow(tx, after);
  hintMetricAlerts(moving, "changed", rule);
  return after;
}

/** Tells pages that are open of metric alerts that were made, changed or removed. */
export function hintMetricAlerts(
  { storage, wake }: Pick<Moving, "storage" | "wake">,
  action: "created" | "changed" | "removed",
  { organizationId, projectId }: Pick<MetricRule, "organizationId" | "projectId">,
): void {
  if (!storage.hints.isWatched(`organization:${organizationId}`)) return;
  wake(organizationHint(organizationId, { topic: "alerts", action, projectId }));
}

async function saveIncident(
  { tx, now }: Moving,
  rule: MetricRule,
  { to, at, method: statusMethod }: Move,
  known: Incident | undefined,
): Promise<Incident> {
  const { state } = to;
  const status = state === "ok" ? INCIDENT_STATUS.closed : INCIDENT_STATUS[state];
  const closedAt = state === "ok" ? at : null;
  if (known) {
    const peak = state === "ok" ? known.peak : worse(known.peak, state);
    const incident = { ...known, status, statusMethod, closedAt, peak };
    await updateIncidentRow(tx, incident);
    return incident;
  }
  const made = await insertIncident(tx, {
    organizationId: rule.organizationId,
    projectId: rule.projectId,
    ruleId: rule.id,
    title: rule.name,
    status,
    statusMethod,
    startedAt: at,
    detectedAt: now,
    createdAt: now,
    closedAt,
    peak: state === "ok" ? "open" : state,
  });
  for (const kind of [ACTIVITY_KIND.noticed, ACTIVITY_KIND.made]) {
    await insertActivity(tx, {
      incidentId: made.id,
      kind,
      userId: null,
      value: null,
      previousValue: null,
      measured: null,
      silence: null,
      actions: [],
      createdAt: kind === ACTIVITY_KIND.noticed ? at : now,
    });
  }
  return made;
}

/** A rule without an incident stood as one that is only just open. */
function statusOf(state: AlertState): number {
  return state === "ok" ? INCIDENT_STATUS.open : INCIDENT_STATUS[state];
}

function worse(a: Incident["peak"], b: Incident["peak"]): Incident["peak"] {
  return INCIDENT_STATUS[a] > INCIDENT_STATUS[b] ? a : b;
}
