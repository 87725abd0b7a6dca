import type { Detector } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import { toDetectorId } from "./detector-ids.ts";
import { MEASURES } from "./measures.ts";
import type { MetricRule } from "./model.ts";

/** How bad something is, in the newer words. */
export const PRIORITIES = { critical: 75, warning: 50, ok: 0 } as const;

/** Shows a metric alert in the words of newer clients, spans of time in seconds. */
export function presentMetricDetector(rule: MetricRule): Detector {
  const id = toDetectorId(rule.id);
  const { comparisonMs, owner, createdBy } = rule;
  const created = formatInstant(rule.createdAt);
  const organizationId = String(rule.organizationId);
  return {
    id,
    projectId: String(rule.projectId),
    name: rule.name,
    description: null,
    type: "metric_issue",
    workflowIds: hasActions(rule) ? [id] : [],
    owner: owner === null ? null : { type: owner.type, id: String(owner.id) },
    createdBy: createdBy === null ? null : String(createdBy),
    dateCreated: created,
    dateUpdated: formatInstant(rule.updatedAt),
    dataSources: [presentSource(rule)],
    conditionGroup: {
      id: `${id}-conditions`,
      organizationId,
      logicType: "any",
      conditions: presentConditions(rule),
      actions: [],
    },
    config: {
      detectionType: comparisonMs === null ? "static" : "percent",
      comparisonDelta: comparisonMs === null ? null : comparisonMs / 1000,
    },
    enabled: rule.isEnabled,
  };
}

/** Whether it has a workflow: its actions are one. */
export function hasActions({ triggers }: Pick<MetricRule, "triggers">): boolean {
  return triggers.some(({ actions }) => actions.length > 0);
}

function presentSource(rule: MetricRule) {
  const { aggregate, dataset } = MEASURES[rule.kind];
  const id = String(rule.seriesId);
  return {
    id,
    organizationId: String(rule.organizationId),
    type: "snuba_query_subscription",
    sourceId: id,
    queryObj: {
      id,
      status: 0,
      subscription: id,
      snubaQuery: {
        id,
        dataset,
        query: rule.query,
        aggregate,
        timeWindow: rule.windowMs / 1000,
        environment: rule.environment,
        eventTypes: [...rule.eventTypes],
      },
    },
  };
}

function presentConditions(rule: MetricRule) {
  const { isBelow, criticalAt, warningAt, resolveAt } = rule;
  const beyond = isBelow ? "lt" : "gt";
  const content = isBelow ? "gte" : "lte";
  const id = toDetectorId(rule.id);
  return [
    { id: `${id}-c`, type: beyond, comparison: criticalAt, conditionResult: PRIORITIES.critical },
    ...(warningAt === null
      ? []
      : [
          {
            id: `${id}-w`,
            type: beyond,
            comparison: warningAt,
            conditionResult: PRIORITIES.warning,
          },
        ]),
    {
      id: `${id}-r`,
      type: content,
      comparison: resolveAt ?? warningAt ?? criticalAt,
      conditionResult: PRIORITIES.ok,
    },
  ];
}
