import type { WorkflowWrite } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { MetricRule } from "./model.ts";
import { PRIORITIES } from "./present-detector.ts";
import type { WrittenRule } from "./read-rule.ts";

type Fields = Readonly<Record<string, unknown>>;
type WrittenActions = { type: string; [field: string]: unknown }[];

/**
 * What a workflow says of a metric alert: its actions, each group for one priority, 75 (critical) or
 * 50 (warning); a group without one is for both. Thresholds stay. Refuses groups of other conditions.
 */
export function readMetricWorkflow(body: WorkflowWrite, rule: MetricRule): WrittenRule {
  const groups = body["actionFilters"] ?? body["action_filters"];
  if (groups === undefined || groups === null) return {};
  if (!Array.isArray(groups)) throw Problem.fields({ actionFilters: ["It must be a list."] });
  const actions: Record<"critical" | "warning", WrittenActions> = { critical: [], warning: [] };
  for (const group of groups.map(toFields)) {
    const priority = readPriority(group["conditions"]);
    const own = readActions(group["actions"]);
    if (priority !== PRIORITIES.warning) actions.critical.push(...own);
    if (priority !== PRIORITIES.critical) actions.warning.push(...own);
  }
  const has = (label: string): boolean => rule.triggers.some((one) => one.label === label);
  if (!has("warning")) actions.critical.push(...onlyNew(actions.warning, actions.critical));
  return {
    triggers: rule.triggers.map(({ label, threshold }) => ({
      label,
      alertThreshold: threshold,
      actions: actions[label],
    })),
  };
}

/** What warns alone is told of what is critical, where there is no warning threshold. */
function onlyNew(some: WrittenActions, others: WrittenActions): WrittenActions {
  return some.filter((one) => !others.includes(one));
}

function readPriority(conditions: unknown): number | null {
  if (!Array.isArray(conditions) || conditions.length === 0) return null;
  const [first] = conditions.map(toFields);
  const priority = first?.["comparison"];
  const isKnown = priority === PRIORITIES.critical || priority === PRIORITIES.warning;
  const type = first?.["type"];
  if (
    conditions.length > 1 ||
    (type !== "issue_priority_greater_or_equal" && type !== "issue_priority_deescalating") ||
    !isKnown
  ) {
    const sentence =
      "The actions of a metric alert have one condition at most: issue_priority_greater_or_equal with 75 or 50.";
    throw Problem.fields({ actionFilters: [sentence] });
  }
  return priority;
}

function readActions(given: unknown): WrittenActions {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given) || given.length > 50) {
    throw Problem.fields({ actionFilters: ["Actions must be a list of at most 50."] });
  }
  return given.map(toFields).map(({ type, data, config }) => {
    const target = toFields(config);
    return {
      ...toFields(data),
      type: String(type),
      targetType: target["targetType"] ?? target["target_type"],
      targetIdentifier: target["targetIdentifier"] ?? target["target_identifier"],
    };
  });
}

function toFields(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}
