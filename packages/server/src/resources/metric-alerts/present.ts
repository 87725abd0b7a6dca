import type { MetricAlertRule } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { Db } from "../../storage/index.ts";
import { findMutedRules } from "../alert-mail/index.ts";
import { findWords, type RuleWords } from "./find-words.ts";
import { findBroken } from "./find-broken.ts";
import { MEASURES } from "./measures.ts";
import { isSnoozed, type MetricRule } from "./model.ts";
import { showTrigger } from "./show-trigger.ts";
import { findIncidentsById, findLastStarted } from "./store-incidents.ts";

const MINUTE_MS = 60_000;

/** Who looks at rules. */
export interface Viewer {
  /** Null for a caller that is no person. */
  userId: number | null;
  now: number;
}

/** Shows rules of one organization, with a fixed number of queries. */
export async function presentRules(
  db: Db,
  organizationId: number,
  rules: readonly MetricRule[],
  { userId, now }: Viewer,
): Promise<MetricAlertRule[]> {
  const ids = rules.map(({ id }) => id);
  const words = await findWords(db, organizationId, rules);
  const started = await findLastStarted(db, ids);
  const open = await findIncidentsById(
    db,
    rules.flatMap(({ incidentId }) => incidentId ?? []),
  );
  const muted =
    userId === null
      ? new Map<number, number | null>()
      : await findMutedRules(db, "metric-rule", userId, ids, now);
  return rules.map((rule) => {
    const broken = findBroken(rule, words.integrations);
    const startedAt = started.get(rule.id);
    const incident = open.get(rule.incidentId ?? 0);
    return {
      ...presentRule(rule, words),
      openIncident: incident === undefined ? null : String(incident.identifier),
      lastTriggered: startedAt === undefined ? null : formatInstant(startedAt),
      ...presentSnooze(rule, { userId, now }, words, muted.get(rule.id)),
      ...(broken.length > 0 && { errors: broken.map((detail) => ({ detail })) }),
    };
  });
}

/** Shows a rule as it is by itself, without who looks at it and what became of it. */
export function presentRule(
  rule: MetricRule,
  words: RuleWords,
): Omit<MetricAlertRule, "openIncident" | "lastTriggered" | "snooze"> {
  const { comparisonMs, createdBy, owner } = rule;
  const { aggregate, dataset, queryType } = MEASURES[rule.kind];
  const creator = createdBy === null ? undefined : words.users.get(createdBy);
  return {
    id: String(rule.id),
    name: rule.name,
    organizationId: String(rule.organizationId),
    status: rule.isEnabled ? 0 : 5,
    dataset,
    queryType,
    eventTypes: [...rule.eventTypes],
    aggregate,
    query: rule.query,
    environment: rule.environment,
    timeWindow: rule.windowMs / MINUTE_MS,
    resolution: 1,
    thresholdPeriod: 1,
    comparisonDelta: comparisonMs === null ? null : comparisonMs / MINUTE_MS,
    detectionType: comparisonMs === null ? "static" : "percent",
    thresholdType: rule.isBelow ? 1 : 0,
    resolveThreshold: rule.resolveAt,
    triggers: rule.triggers.map((trigger) => showTrigger(rule, trigger, words)),
    projects: [words.projects.get(rule.projectId)?.slug ?? ""],
    owner: owner === null ? null : `${owner.type}:${owner.id}`,
    originalAlertRuleId: null,
    createdBy: creator ? { id: creator.id, name: creator.name, email: creator.email } : null,
    dateCreated: formatInstant(rule.createdAt),
    dateModified: formatInstant(rule.updatedAt),
    state: rule.standing.state,
    stateSince: rule.standingAt === 0 ? null : formatInstant(rule.standingAt),
  };
}

function presentSnooze(
  rule: MetricRule,
  { userId: viewerId, now }: Viewer,
  { users }: RuleWords,
  mutedUntil: number | null | undefined,
) {
  if (isSnoozed(rule, now) && rule.snooze) {
    const { userId, untilAt } = rule.snooze;
    const name = userId === null ? undefined : users.get(userId)?.name;
    return {
      snooze: true,
      snoozeForEveryone: true,
      snoozeCreatedBy: userId !== null && userId === viewerId ? "You" : (name ?? null),
      snoozeUntil: untilAt === null ? null : formatInstant(untilAt),
    };
  }
  if (mutedUntil === undefined) return { snooze: false };
  return {
    snooze: true,
    snoozeForEveryone: false,
    snoozeCreatedBy: "You",
    snoozeUntil: mutedUntil === null ? null : formatInstant(mutedUntil),
  };
}
