import type { MetricAlertRule, MetricAlertRuleWrite } from "@vedette/contract";
import type { MetricPreviewInput } from "../../../../api/metric-alerts.ts";
import type { Part, PartKind } from "../../rule-editor/part-kind.ts";
import type { ChartThresholds } from "../chart-shape.ts";
import { toActions, toParts } from "./metric-actions.ts";

/** A metric alert while it is written. Thresholds are null while they are empty. */
export interface MetricDraft {
  name: string;
  /** Slug. */
  project: string;
  aggregate: string;
  /** Undefined: as it is, or both. */
  eventTypes?: string[];
  query: string;
  environment: string | null;
  /** Minutes. */
  timeWindow: number;
  /** Minutes; null: the number itself is compared. */
  comparisonDelta: number | null;
  isBelow: boolean;
  critical: number | null;
  warning: number | null;
  resolve: number | null;
  owner: string | null;
  criticalActions: Part[];
  warningActions: Part[];
}

/** What a new metric alert begins with. */
export function newDraft(project: string): MetricDraft {
  return {
    name: "",
    project,
    aggregate: "count()",
    query: "",
    environment: null,
    timeWindow: 10,
    comparisonDelta: null,
    isBelow: false,
    critical: null,
    warning: null,
    resolve: null,
    owner: null,
    criticalActions: [],
    warningActions: [],
  };
}

/** A metric alert as it would be written again. */
export function toDraft(rule: MetricAlertRule, kinds: readonly PartKind[]): MetricDraft {
  const { name, aggregate, eventTypes, query, environment, timeWindow, comparisonDelta } = rule;
  const critical = rule.triggers.find(({ label }) => label === "critical");
  const warning = rule.triggers.find(({ label }) => label === "warning");
  return {
    name,
    project: rule.projects[0] ?? "",
    aggregate,
    eventTypes,
    query,
    environment,
    timeWindow,
    comparisonDelta,
    isBelow: rule.thresholdType === 1,
    critical: critical?.alertThreshold ?? null,
    warning: warning?.alertThreshold ?? null,
    resolve: rule.resolveThreshold,
    owner: rule.owner,
    criticalActions: toParts(critical?.actions ?? [], kinds),
    warningActions: toParts(warning?.actions ?? [], kinds),
  };
}

/** A draft as it is saved. */
export function toWrite(draft: MetricDraft): MetricAlertRuleWrite {
  const { name, owner, criticalActions, warningActions } = draft;
  const triggers = triggersOf(draft).map((trigger) => ({
    ...trigger,
    actions: toActions(trigger.label === "critical" ? criticalActions : warningActions),
  }));
  return { ...measuredOf(draft), name, owner, triggers };
}

/** What is asked of the past for a draft; without a critical threshold only what it measures. */
export function toPreview(draft: MetricDraft, days: number): MetricPreviewInput {
  const triggers = triggersOf(draft);
  return { ...measuredOf(draft), days, ...(draft.critical !== null && { triggers }) };
}

/** What the chart draws of a draft besides what was measured. */
export function thresholdsOf(
  draft: Pick<MetricDraft, "critical" | "warning" | "resolve" | "isBelow" | "comparisonDelta">,
): ChartThresholds {
  const { critical, warning, resolve, isBelow, comparisonDelta } = draft;
  return { critical, warning, resolve, isBelow, isChange: comparisonDelta !== null };
}

function measuredOf(draft: MetricDraft) {
  const { project, aggregate, eventTypes, query, environment, timeWindow, comparisonDelta } = draft;
  return {
    projects: [project],
    aggregate,
    ...(eventTypes !== undefined && { eventTypes }),
    query: query.trim(),
    environment,
    timeWindow,
    comparisonDelta,
    thresholdType: draft.isBelow ? 1 : 0,
    resolveThreshold: draft.resolve,
  };
}

function triggersOf({ critical, warning }: MetricDraft) {
  return [
    ...(critical === null ? [] : [{ label: "critical", alertThreshold: critical }]),
    ...(warning === null ? [] : [{ label: "warning", alertThreshold: warning }]),
  ];
}
