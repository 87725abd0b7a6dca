import type { Incident, MetricAlertRule, MetricAlertState } from "@vedette/contract";
import { counted, fullNumber } from "../../../format/number.ts";

/** What can be measured: how it is asked for, and its words. */
export const MEASURES = [
  { aggregate: "count()", label: "Events", one: "event", many: "events" },
  { aggregate: "count_unique(user)", label: "Affected users", one: "user", many: "users" },
  {
    aggregate: "count_failed(check_in)",
    label: "Failed check-ins",
    one: "failed check-in",
    many: "failed check-ins",
  },
] as const;

type Measured = Pick<
  MetricAlertRule,
  "aggregate" | "timeWindow" | "comparisonDelta" | "query" | "environment"
>;

/** `events in 10 minutes`, and which: `events in 10 minutes, level:error, in production`. */
export function measureWords(rule: Measured): string {
  const { many } = measureOf(rule.aggregate);
  const query = rule.query === "" ? "" : `, ${rule.query}`;
  const where = rule.environment === null ? "" : `, in ${rule.environment}`;
  return `${many} in ${spanWords(rule.timeWindow)}${query}${where}`;
}

/** When it alarms: `critical above 100, warning above 50`. */
export function thresholdWords(
  rule: Pick<MetricAlertRule, "comparisonDelta" | "thresholdType"> & {
    triggers: readonly Pick<MetricAlertRule["triggers"][number], "label" | "alertThreshold">[];
  },
): string {
  const bounds = rule.triggers.map(
    ({ label, alertThreshold }) => `${label} ${boundWords(rule, alertThreshold)}`,
  );
  const than =
    rule.comparisonDelta === null
      ? ""
      : ` than the same time ${agoWords(rule.comparisonDelta)} before`;
  return `${bounds.join(", ")}${than}`;
}

function boundWords(
  { comparisonDelta, thresholdType }: Pick<MetricAlertRule, "comparisonDelta" | "thresholdType">,
  bound: number,
): string {
  if (comparisonDelta === null) {
    return `${thresholdType === 1 ? "below" : "above"} ${fullNumber(bound)}`;
  }
  return `when more than ${fullNumber(bound)}% ${thresholdType === 1 ? "lower" : "higher"}`;
}

/** What was measured, in words: `120 events`, `1 user`, `25% higher`; nothing for nothing. */
export function valueWords(
  rule: Pick<MetricAlertRule, "aggregate" | "comparisonDelta">,
  value: number | null,
): string {
  if (value === null) return "";
  if (rule.comparisonDelta !== null) {
    if (value === 0) return "no change";
    const percent = fullNumber(Math.abs(Math.round(value * 10) / 10));
    return `${percent}% ${value < 0 ? "lower" : "higher"}`;
  }
  const { one, many } = measureOf(rule.aggregate);
  return counted(value, one, many);
}

const STATES: Readonly<Record<MetricAlertState, string>> = {
  ok: "OK",
  open: "Open",
  warning: "Warning",
  critical: "Critical",
};

/** How a metric alert stands, in a word. */
export function stateWords(state: MetricAlertState): string {
  return STATES[state];
}

/** Why a metric alert is not heard, if it is not; undefined: it is. */
export function quietWords(
  rule: Pick<MetricAlertRule, "status" | "snooze" | "snoozeForEveryone">,
): string | undefined {
  if (rule.status !== 0) return "Switched off";
  if (!rule.snooze) return undefined;
  return rule.snoozeForEveryone === true ? "Silenced" : "Silenced for you";
}

/** The state that an incident's status stands for, by its number on the wire. */
export function stateOfStatus(status: number): MetricAlertState {
  switch (status) {
    case 20:
      return "critical";
    case 10:
      return "warning";
    case 1:
      return "open";
    default:
      return "ok";
  }
}

/** How an incident stands or ended: `Critical`, `Resolved`, `Closed by hand`. */
export function incidentWords({ status, statusMethod }: Pick<Incident, "status" | "statusMethod">) {
  if (status !== 2) return stateWords(stateOfStatus(status));
  if (statusMethod === 1) return "Closed by hand";
  return statusMethod === 2 ? "Closed, the alert was changed" : "Resolved";
}

/** Minutes in words: `1 minute`, `10 minutes`, `4 hours`, `1 day`. */
export function spanWords(minutes: number): string {
  if (minutes % 1440 === 0) return counted(minutes / 1440, "day");
  return minutes % 60 === 0 ? counted(minutes / 60, "hour") : counted(minutes, "minute");
}

/** How long ago something is compared with: `5 minutes`, `1 week`. */
export function agoWords(minutes: number): string {
  return minutes % 10_080 === 0 ? counted(minutes / 10_080, "week") : spanWords(minutes);
}

function measureOf(aggregate: string): (typeof MEASURES)[number] {
  return MEASURES.find((one) => one.aggregate === aggregate) ?? MEASURES[0];
}

/** How long something lasted, in one or two units: `45 s`, `12 min`, `2 h 5 min`, `3 d 4 h`. */
export function lastedWords(startMs: number, endMs: number): string {
  const seconds = Math.max(0, Math.round((endMs - startMs) / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return two(hours, "h", minutes % 60, "min");
  return two(Math.floor(hours / 24), "d", hours % 24, "h");
}

function two(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
